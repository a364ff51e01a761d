package dev.crossover.dashboard;

import dev.crossover.dashboard.access.IngestCalls;
import dev.crossover.wiring.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the dashboard asks of the ingest service. It takes no password of fewer than four letters.
 */
public final class IngestByHand implements IngestCalls {

  private final BiConsumer<String, String> passwords;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private volatile boolean away;

  /** Whose form is told, too. */
  private static final Pattern TOLD = Pattern.compile("/(leave|stand-in|notices)$");

  IngestByHand(BiConsumer<String, String> passwords) {
    this.passwords = passwords;
  }

  void away(boolean is) {
    away = is;
  }

  @Override
  public Reply ask(
      HttpMethod method, String path, @Nullable MediaType type, String body, String user)
      throws IOException {
    if (away) {
      throw new IOException("it is away");
    }
    String how = method.equals(HttpMethod.POST) ? "" : method + " ";
    asked.add(user + " " + how + path + (TOLD.matcher(path).find() ? " " + sorted(body) : ""));
    if (path.equals("/v1/events")) {
      events.add(Json.MAPPER.readTree(body));
      return new Reply(200, null, "");
    }
    if (path.endsWith("/tickets") || TOLD.matcher(path).find()) {
      return new Reply(204, null, "");
    }
    return path.equals("/v1/users/password") && body.contains("password=")
        ? password(body)
        : managed(path, type, body);
  }

  /** Tells what it was asked, as an echo; our own key fits not where plans are called odd. */
  private static Reply managed(String path, @Nullable MediaType type, String body) {
    ObjectNode echo =
        Json.MAPPER.createObjectNode().put("type", String.valueOf(type)).put("body", body);
    return new Reply(
        path.startsWith("/v1/plans/odd") ? 403 : 200, MediaType.APPLICATION_JSON, echo.toString());
  }

  private static String sorted(String form) {
    return Arrays.stream(form.split("&")).sorted().collect(Collectors.joining("&"));
  }

  private Reply password(String form) {
    MultiValueMap<String, String> fields =
        UriComponentsBuilder.fromUriString("?" + form).build().getQueryParams();
    String password = text(fields.getFirst("password"));
    if (password.length() < 4) {
      return new Reply(
          400, MediaType.APPLICATION_JSON, "{\"detail\":\"password: takes four letters or more\"}");
    }
    passwords.accept(text(fields.getFirst("mail")), password);
    return new Reply(200, null, "");
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
