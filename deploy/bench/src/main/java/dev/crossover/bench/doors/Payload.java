package dev.crossover.bench.doors;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is posted.
 *
 * @param name of the case
 * @param path of the door
 * @param type media type
 * @param items in a body
 * @param body makes another one each time
 */
record Payload(String name, String path, String type, int items, Supplier<byte[]> body) {

  private static final int PEOPLE = 200;
  private static final int ACTIVITIES = 60;

  static Payload statements(int items) {
    return new Payload(
        "xapi",
        "/xapi/statements",
        "application/json",
        items,
        () -> utf8(items == 1 ? statement() : array(items, Payload::statement)));
  }

  static Payload cloudEvents(int items) {
    return new Payload(
        "cloudevents",
        "/v1/events",
        "application/cloudevents-batch+json",
        items,
        () -> utf8(array(items, Payload::cloudEvent)));
  }

  static Payload caliper(int items) {
    return new Payload(
        "caliper",
        "/caliper",
        "application/json",
        items,
        () ->
            utf8(
                "{\"sensor\":\"https://lms.example/sensor\",\"sendTime\":\"2026-03-04T10:00:00.000Z\","
                    + "\"dataVersion\":\"http://purl.imsglobal.org/ctx/caliper/v1p2\",\"data\":"
                    + array(items, Payload::caliperEvent)
                    + "}"));
  }

  /** 1.2 KB, as an LMS sends: who, what, with which result, within which course. */
  private static String statement() {
    int activity = random(ACTIVITIES);
    return """
    {"id":"%s","actor":{"objectType":"Agent","name":"Learner %d","account":{"homePage":"https://lms.example","name":"user-%d"}},\
    "verb":{"id":"http://adlnet.gov/expapi/verbs/completed","display":{"en":"completed","de":"abgeschlossen"}},\
    "object":{"objectType":"Activity","id":"https://lms.example/course/llm/unit/%d","definition":{"type":"http://adlnet.gov/expapi/activities/lesson",\
    "name":{"en":"Lesson %d: retrieval and evaluation"},"description":{"en":"How passages are found, ranked and checked against what a reader asked for."}}},\
    "result":{"success":true,"completion":true,"duration":"PT%dM%dS","score":{"scaled":0.%d,"raw":%d,"min":0,"max":100}},\
    "context":{"registration":"ec531277-b57b-4c15-8d91-d292c5b2b8f7","platform":"Example LMS","language":"en","contextActivities":{\
    "parent":[{"objectType":"Activity","id":"https://lms.example/course/llm"}],"grouping":[{"objectType":"Activity","id":"https://lms.example/program/genai"}],\
    "category":[{"objectType":"Activity","id":"https://lms.example/profile/v2"}]},"extensions":{"https://lms.example/x/session":"%s","https://lms.example/x/attempt":%d}},\
    "timestamp":"2026-03-%02dT%02d:%02d:%02d.123Z"}\
    """
        .formatted(
            id(),
            random(PEOPLE),
            random(PEOPLE),
            activity,
            activity,
            random(50),
            random(60),
            10 + random(90),
            random(100),
            id(),
            random(5),
            1 + random(28),
            random(24),
            random(60),
            random(60));
  }

  private static String cloudEvent() {
    return """
    {"specversion":"1.0","type":"dev.crossover.completed.v1","source":"https://ci.example","id":"%s",\
    "time":"2026-03-%02dT%02d:00:00Z","data":{"account":{"issuer":"https://lms.example","name":"user-%d"},\
    "activity":"https://lms.example/course/llm/unit/%d"}}\
    """
        .formatted(id(), 1 + random(28), random(24), random(PEOPLE), random(ACTIVITIES));
  }

  private static String caliperEvent() {
    return """
    {"@context":"http://purl.imsglobal.org/ctx/caliper/v1p2","id":"urn:uuid:%s","type":"AssessmentEvent",\
    "actor":{"id":"https://lms.example/users/%d","type":"Person"},"action":"Submitted",\
    "object":{"id":"https://lms.example/course/llm/unit/%d","type":"Assessment","name":"Unit test"},\
    "eventTime":"2026-03-%02dT%02d:00:00.000Z","edApp":{"id":"https://lms.example","type":"SoftwareApplication"}}\
    """
        .formatted(id(), random(PEOPLE), random(ACTIVITIES), 1 + random(28), random(24));
  }

  private static String id() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(random.nextLong() & ~0xf000L | 0x4000L, random.nextLong() >>> 2 | 1L << 63)
        .toString();
  }

  private static int random(int bound) {
    return ThreadLocalRandom.current().nextInt(bound);
  }

  private static String array(int items, Supplier<String> item) {
    return Stream.generate(item).limit(items).collect(Collectors.joining(",", "[", "]"));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
