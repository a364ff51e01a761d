package dev.crossover.dashboard;

import dev.crossover.dashboard.access.IngestCalls;
import dev.crossover.wiring.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;

/**
 * What the dashboard asks of the ingest service. It takes no password of fewer than four letters.
 */
public final class IngestByHand implements IngestCalls {

  private final BiConsumer<String, String> passwords;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private volatile boolean away;

  IngestByHand(BiConsumer<String, String> passwords) {
    this.passwords = passwords;
  }

  void away(boolean is) {
    away = is;
  }

  @Override
  public Reply post(String path, MediaType type, String body, String user) throws IOException {
    if (away) {
      throw new IOException("it is away");
    }
    asked.add(user + " " + path + (path.endsWith("/leave") ? " " + sorted(body) : ""));
    if (!type.equals(MediaType.APPLICATION_FORM_URLENCODED)) {
      events.add(Json.MAPPER.readTree(body));
      return new Reply(200, "");
    }
    return path.endsWith("/tickets") || path.endsWith("/leave")
        ? new Reply(204, "")
        : password(body);
  }

  private static String sorted(String form) {
    return Arrays.stream(form.split("&")).sorted().collect(Collectors.joining("&"));
  }

  private Reply password(String form) {
    MultiValueMap<String, String> fields =
        UriComponentsBuilder.fromUriString("?" + form).build().getQueryParams();
    String password = text(fields.getFirst("password"));
    if (password.length() < 4) {
      return new Reply(400, "password: takes four letters or more");
    }
    passwords.accept(text(fields.getFirst("mail")), password);
    return new Reply(200, "");
  }

  private static String text(String field) {
    return UriUtils.decode(field.replace('+', ' '), StandardCharsets.UTF_8);
  }

  /** CloudEvents that it was sent. */
  public List<JsonNode> events() {
    return events;
  }

  /** What it was asked for, with in whose name before it. */
  public List<String> asked() {
    return asked;
  }
}
