package dev.crossover.ingest.sender;

import dev.crossover.ingest.intake.Door;
import dev.crossover.model.learner.Account;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/**
 * An event that a sender might send, of an account that is nobody's.
 *
 * @param door for which it is
 * @param id under which it will be known in its source
 * @param type media type of the body
 * @param body as it is posted
 */
record TestEvent(Door door, String id, String type, String body) {

  private static final String JSON = "application/json";
  private static final String ACTIVITY = Account.TEST + ":test:activity";
  private static final String CALIPER = "http://purl.imsglobal.org/ctx/caliper/v1p2";

  static TestEvent of(Door door, Instant now) {
    String uuid = UUID.randomUUID().toString();
    Instant at = now.truncatedTo(ChronoUnit.MILLIS);
    return switch (door) {
      case XAPI ->
          new TestEvent(
              door,
              uuid,
              JSON,
              """
              {
                "id": "%s",
                "actor": {"account": {"homePage": "%s", "name": "test"}},
                "verb": {"id": "http://adlnet.gov/expapi/verbs/experienced"},
                "object": {"id": "%s"},
                "timestamp": "%s"
              }
              """
                  .formatted(uuid, Account.TEST, ACTIVITY, at));
      case CALIPER ->
          new TestEvent(
              door,
              "urn:uuid:" + uuid,
              JSON,
              """
              {
                "sensor": "%1$s:test",
                "sendTime": "%2$s",
                "dataVersion": "%3$s",
                "data": [{
                  "@context": "%3$s",
                  "id": "urn:uuid:%4$s",
                  "type": "NavigationEvent",
                  "action": "NavigatedTo",
                  "actor": {"id": "%1$s:test", "type": "Person"},
                  "object": {"id": "%5$s", "type": "WebPage"},
                  "eventTime": "%2$s"
                }]
              }
              """
                  .formatted(Account.TEST, at, CALIPER, uuid, ACTIVITY));
      case CLOUDEVENTS ->
          new TestEvent(
              door,
              Account.TEST + ":test#" + uuid,
              "application/cloudevents+json",
              """
              {
                "specversion": "1.0",
                "type": "dev.crossover.active.v1",
                "source": "%1$s:test",
                "id": "%2$s",
                "time": "%3$s",
                "data": {
                  "account": {"issuer": "%1$s", "name": "test"},
                  "activity": "%4$s"
                }
              }
              """
                  .formatted(Account.TEST, uuid, at, ACTIVITY));
    };
  }

  /** What its door needs beside the body. */
  Map<String, String> context() {
    return switch (door) {
      case XAPI -> Map.of("Content-Type", type, "version", "2.0.0");
      case CALIPER -> Map.of("Content-Type", type);
      case CLOUDEVENTS -> Map.of("content-type", type);
    };
  }
}
