package dev.crossover.analytics.account;

import dev.crossover.model.Topics;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.record.AccountOwner;
import dev.crossover.model.record.VersionedRecord;
import dev.crossover.wiring.Json;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** What arrives for an account. */
public sealed interface AccountInput {

  Deserializer<VersionedRecord> RECORD = Json.serde(VersionedRecord.class).deserializer();

  /** An event of an account that nobody had claimed when it came. */
  record Waiting(LearningEvent event) implements AccountInput {}

  /** The roster says whose the account is; null: no longer anyone's. */
  record Claimed(@Nullable String learner) implements AccountInput {

    /**
     * Reads a value of {@code records} under an account's key.
     *
     * @throws SerializationException if it does not say whose the account is
     */
    public static AccountInput of(byte @Nullable [] value) {
      if (value == null) {
        return new Claimed(null);
      }
      VersionedRecord record = RECORD.deserialize(Topics.RECORDS.name(), value);
      if (record.content() instanceof AccountOwner(String owner)) {
        return new Claimed(owner);
      }
      throw new SerializationException("no owner of an account");
    }
  }
}
