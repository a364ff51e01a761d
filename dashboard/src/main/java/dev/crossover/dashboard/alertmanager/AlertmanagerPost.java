package dev.crossover.dashboard.alertmanager;

import dev.crossover.model.record.TeamAlert;
import dev.crossover.model.record.TeamAlert.Readers;
import dev.crossover.wiring.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads what Alertmanager posts to a webhook, in version 4 of its form. Whom an alert is for says
 * its label {@code audience}; one for managers names the cohort, and the team where it is about
 * one.
 *
 * @see <a href="https://prometheus.io/docs/alerting/latest/configuration/#webhook_config">webhook
 *     configuration</a>
 */
final class AlertmanagerPost {

  /** Alerts in one post. */
  private static final int MOST = 500;

  private static final String VERSION = "4";
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9A-Za-z_-]{1,64}");
  private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");

  /** Letters of a label, and of a text; a rule of ours has fewer. */
  private static final int LONGEST_LABEL = 200;

  private static final int LONGEST_TEXT = 1_000;

  /** What stands for no end; Go's zero time. */
  private static final Instant NO_END = Instant.parse("0001-01-01T00:00:00Z");

  /**
   * The alerts of a post.
   *
   * @param heardAt when it came
   * @throws IllegalArgumentException if it is no such post; the message names the field
   */
  static List<TeamAlert> read(byte[] body, Instant heardAt) {
    JsonNode post = parsed(body);
    if (!post.path("version").asString("").equals(VERSION)) {
      throw new IllegalArgumentException("version: must be \"" + VERSION + "\"");
    }
    JsonNode alerts = post.path("alerts");
    if (!alerts.isArray()) {
      throw new IllegalArgumentException("alerts: must be a list");
    }
    if (alerts.size() > MOST) {
      throw new IllegalArgumentException("alerts: must be " + MOST + " at most");
    }
    return IntStream.range(0, alerts.size())
        .mapToObj(i -> alert("alerts[" + i + "]", alerts.get(i), heardAt))
        .toList();
  }

  private static JsonNode parsed(byte[] body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("body: is no JSON", e);
    }
  }

  private static TeamAlert alert(String at, JsonNode alert, Instant heardAt) {
    String fingerprint = required(at, alert, "fingerprint");
    if (!FINGERPRINT.matcher(fingerprint).matches()) {
      throw new IllegalArgumentException(at + ".fingerprint: must be letters and digits");
    }
    JsonNode labels = alert.path("labels");
    JsonNode annotations = alert.path("annotations");
    Readers readers = readers(at, labels);
    String cohort = label(at, labels, "cohort");
    if (readers == Readers.MANAGERS && cohort == null) {
      throw new IllegalArgumentException(at + ".labels.cohort: is missing");
    }
    String runbook = text(annotations, "runbook_url");
    return new TeamAlert(
        fingerprint,
        required(at + ".labels", labels, "alertname"),
        readers,
        cohort,
        label(at, labels, "team"),
        label(at, labels, "severity"),
        text(annotations, "summary"),
        text(annotations, "description"),
        ADDRESS.matcher(runbook).matches() ? runbook : null,
        Objects.requireNonNull(time(at, alert, "startsAt", true)),
        endsAt(at, alert, heardAt),
        heardAt);
  }

  private static Readers readers(String at, JsonNode labels) {
    String audience = labels.path("audience").asString("");
    return Stream.of(Readers.values())
        .filter(r -> r.name().toLowerCase(Locale.ROOT).equals(audience))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(at + ".labels.audience: must be managers or operators"));
  }

  /** One that holds has none, whatever the field says: it is when it would end unheard. */
  private static @Nullable Instant endsAt(String at, JsonNode alert, Instant heardAt) {
    return switch (alert.path("status").asString("")) {
      case "firing" -> null;
      case "resolved" -> Objects.requireNonNullElse(time(at, alert, "endsAt", false), heardAt);
      default ->
          throw new IllegalArgumentException(at + ".status: must be \"firing\" or \"resolved\"");
    };
  }

  private static @Nullable Instant time(String at, JsonNode alert, String field, boolean needed) {
    String given = alert.path(field).asString("");
    if (given.isEmpty() && !needed) {
      return null;
    }
    try {
      Instant time = OffsetDateTime.parse(given).toInstant();
      return time.equals(NO_END) && !needed ? null : time;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(at + "." + field + ": must be a time of RFC 3339", e);
    }
  }

  private static String required(String at, JsonNode in, String field) {
    String given = label(at, in, field);
    if (given == null) {
      throw new IllegalArgumentException(at + "." + field + ": is missing");
    }
    return given;
  }

  private static @Nullable String label(String at, JsonNode in, String field) {
    String given = in.path(field).asString("");
    if (given.length() > LONGEST_LABEL) {
      throw new IllegalArgumentException(
          at + ": " + field + " must have " + LONGEST_LABEL + " letters at most");
    }
    return given.isEmpty() ? null : given;
  }

  private static String text(JsonNode annotations, String field) {
    String given = annotations.path(field).asString("").strip();
    return given.length() > LONGEST_TEXT ? given.substring(0, LONGEST_TEXT) : given;
  }

  private AlertmanagerPost() {}
}
