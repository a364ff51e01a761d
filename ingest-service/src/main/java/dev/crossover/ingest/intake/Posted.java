package dev.crossover.ingest.intake;

import dev.crossover.ingest.intake.RejectedEvent.Original;
import dev.crossover.ingest.request.Utf8;
import java.util.Base64;
import java.util.Map;

/** A request at a door, with all that is needed to read it, now or again later. */
public final class Posted {

  private final String source;
  private final byte[] body;
  private final Map<String, String> context;

  /**
   * A request.
   *
   * @param source who posted it
   * @param body not copied
   * @param context headers and parameters by name
   */
  public Posted(String source, byte[] body, Map<String, String> context) {
    this.source = source;
    this.body = body;
    this.context = Map.copyOf(context);
  }

  /** A request that was refused. */
  static Posted again(RejectedEvent rejected) {
    Original original = rejected.original();
    return new Posted(
        rejected.source(), Base64.getDecoder().decode(original.base64()), original.context());
  }

  public String source() {
    return source;
  }

  public byte[] body() {
    return body;
  }

  /**
   * The body as text.
   *
   * @throws dev.crossover.ingest.request.Refused if it is not UTF-8
   */
  public String text() {
    return Utf8.text(body);
  }

  /** All headers and parameters that were kept. */
  public Map<String, String> context() {
    return context;
  }

  /** A header or parameter; empty where it is not there. */
  public String context(String name) {
    return context.getOrDefault(name, "");
  }

  Original original() {
    return new Original(Base64.getEncoder().encodeToString(body), context);
  }
}
