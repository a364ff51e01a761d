package dev.crossover.analytics.account;

import dev.crossover.model.Topics;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.record.AccountOwner;
import dev.crossover.model.record.VersionedRecord;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.RecordForm;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.jspecify.annotations.Nullable;

/** What arrives for an account. */
public sealed interface AccountInput {

  Deserializer<VersionedRecord> RECORD = Json.serde(VersionedRecord.class).deserializer();

  /** An event of an account that nobody had claimed when it came. */
  record Waiting(LearningEvent event) implements AccountInput {}

  /** The roster says whose the account is; null: no longer anyone's. */
  record Claimed(@Nullable String learner) implements AccountInput {

    /**
     * Reads what {@code records} hold under accounts' keys. The form is checked here and not where
     * bytes are read, for records of other kinds are none of ours, whatever their form.
     */
    public static FixedKeyProcessor<String, byte[], AccountInput> reader() {
      return new ContextualFixedKeyProcessor<>() {
        @Override
        public void process(FixedKeyRecord<String, byte[]> record) {
          byte[] value = record.value();
          if (value != null) {
            RecordForm.require(Topics.RECORDS, record.headers());
          }
          context().forward(record.withValue(of(value)));
        }
      };
    }

    private static AccountInput of(byte @Nullable [] value) {
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
