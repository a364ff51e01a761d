package dev.crossover.ingest;

/** Bodies that senders post. */
final class Bodies {

  /**
   * An xAPI statement.
   *
   * @param account name of the actor's account at the LMS
   * @param verb last part of a verb of ADL's, such as {@code completed}
   */
  static String statement(String id, String account, String verb) {
    return """
    {"id":"%s","actor":{"account":{"homePage":"https://lms.example","name":"%s"}},\
    "verb":{"id":"http://adlnet.gov/expapi/verbs/%s"},"object":{"id":"https://lms.example/q/1"},\
    "timestamp":"2026-03-04T10:15:30Z"}\
    """
        .formatted(id, account, verb);
  }

  /** A CloudEvent which says that learner {@code a1} was active. */
  static String cloudEvent(String id) {
    return """
    {"specversion":"1.0","type":"dev.crossover.active.v1","source":"urn:wiki","id":"%s",\
    "time":"2026-03-04T10:00:00Z","data":{"learner":"a1"}}\
    """
        .formatted(id);
  }

  private Bodies() {}
}
