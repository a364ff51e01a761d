package dev.crossover.ingest.xapi;

/** A statement that has everything usual and nothing wrong. */
public final class GoodStatement {

  public static final String GOOD =
      """
      {"id":"6690e6c9-3ef0-4ed3-8b37-7f3964730bee",
       "actor":{"account":{"homePage":"https://lms.example","name":"4711"}},
       "verb":{"id":"http://adlnet.gov/expapi/verbs/completed"},
       "object":{"id":"https://lms.example/quiz/7"},
       "result":{"score":{"raw":5,"min":0,"max":10},"success":true,"duration":"PT5M"},
       "context":{"registration":"ec531277-b57b-4c15-8d91-d292c5b2b8f7","language":"en-GB"},
       "timestamp":"2026-03-04T10:15:30Z"}\
      """;

  private GoodStatement() {}
}
