package dev.crossover.ingest.xapi.statement;

import dev.crossover.ingest.xapi.rule.StatementRules;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What each verb means to us; any other verb of a learner says that the learner is active. */
final class Verbs {

  enum Meaning {
    STARTED,
    PROGRESSED,
    COMPLETED,
    UNCOMPLETED,
    GRADED,
    SUBMITTED,
    ENROLLED,
    LEFT,
    VOIDED,
    ACTIVE
  }

  private static final String ADL = "http://adlnet.gov/expapi/verbs/";
  private static final String XAPI = "https://w3id.org/xapi/";
  private static final String TLA = XAPI + "tla/verbs/";
  private static final String STREAMS = "http://activitystrea.ms/";
  private static final String EDLM = "https://xapi.edlm/profiles/edlm-lms/concepts/verbs/";
  private static final String TINCAN = "http://id.tincanapi.com/verb/";

  private static final Map<Meaning, Set<String>> BY_MEANING =
      Map.of(
          Meaning.STARTED,
          Set.of(
              ADL + "launched",
              ADL + "initialized",
              ADL + "attempted",
              STREAMS + "start",
              STREAMS + "schema/1.0/start"),
          Meaning.PROGRESSED,
          Set.of(ADL + "progressed"),
          Meaning.COMPLETED,
          Set.of(
              ADL + "completed",
              TLA + "achieved",
              XAPI + "adl/verbs/satisfied",
              XAPI + "adl/verbs/waived"),
          Meaning.UNCOMPLETED,
          Set.of(EDLM + "uncompleted"),
          Meaning.GRADED,
          Set.of(
              ADL + "passed",
              ADL + "failed",
              ADL + "scored",
              TLA + "scored",
              XAPI + "acrossx/verbs/evaluated",
              XAPI + "dod-isd/verbs/assessed",
              TINCAN + "earned"),
          Meaning.SUBMITTED,
          Set.of(STREAMS + "submit", STREAMS + "schema/1.0/submit"),
          Meaning.ENROLLED,
          Set.of(ADL + "registered", EDLM + "enrolled"),
          Meaning.LEFT,
          Set.of(TINCAN + "unregistered", STREAMS + "leave"),
          Meaning.VOIDED,
          Set.of(StatementRules.VOIDED));

  private static final Map<String, Meaning> BY_VERB =
      BY_MEANING.entrySet().stream()
          .flatMap(e -> e.getValue().stream().map(verb -> Map.entry(verb, e.getKey())))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  static Meaning meaning(String verb) {
    return BY_VERB.getOrDefault(verb, Meaning.ACTIVE);
  }

  /** What the verb alone says of passing: true, false, or null. */
  static @Nullable Boolean passed(String verb) {
    return switch (verb) {
      case ADL + "passed" -> Boolean.TRUE;
      case ADL + "failed" -> Boolean.FALSE;
      default -> null;
    };
  }

  private Verbs() {}
}
