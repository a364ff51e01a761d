package dev.crossover.ingest.intake;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.crossover.model.learner.Account;

/** Whose event it is, as the sender says it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "by")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Owner.ByAccount.class, name = "account"),
  @JsonSubTypes.Type(value = Owner.ByLearner.class, name = "learner")
})
public sealed interface Owner {

  /** An account of the sender's; the roster knows whose it is. */
  record ByAccount(Account account) implements Owner {}

  /** The roster's own id. */
  record ByLearner(String learner) implements Owner {}
}
