package dev.crossover.ingest.intake;

import dev.crossover.ingest.intake.RejectedEvent.Original;
import dev.crossover.ingest.request.Utf8;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** A request at a door, with all that is needed to read it, now or again later. */
public final class Posted {

  private final String source;
  private final byte[] body;
  private final Map<String, String> context;
  private final Instant at;
  private final boolean taken;

  private Posted(
      String source, byte[] body, Map<String, String> context, Instant at, boolean taken) {
    this.source = source;
    this.body = body;
    this.context = Map.copyOf(context);
    this.at = at;
    this.taken = taken;
  }

  /**
   * A request that has just come.
   *
   * @param source who posted it
   * @param body not copied
   * @param context headers and parameters by name
   * @param at when it came
   */
  public Posted(String source, byte[] body, Map<String, String> context, Instant at) {
    this(source, body, context, at, false);
  }

  /** A request that was taken, as it stands on the log: nothing in it need be checked again. */
  static Posted taken(String source, byte[] body, Map<String, String> context, Instant at) {
    return new Posted(source, body, context, at, true);
  }

  /** A request that was refused, as if it came now. */
  static Posted again(RejectedEvent rejected, Instant now) {
    Original original = rejected.original();
    return new Posted(
        rejected.source(), Base64.getDecoder().decode(original.base64()), original.context(), now);
  }

  public String source() {
    return source;
  }

  public byte[] body() {
    return body;
  }

  /** When it came. */
  public Instant at() {
    return at;
  }

  /** Whether it was checked and taken when it came. */
  public boolean isTaken() {
    return taken;
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

  /** All of it that is kept when it is refused; a large body is not. */
  Original original() {
    boolean kept = body.length <= RefusalQuota.LARGEST;
    return new Original(kept ? Base64.getEncoder().encodeToString(body) : "", context);
  }
}
