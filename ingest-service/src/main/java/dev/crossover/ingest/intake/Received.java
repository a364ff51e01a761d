package dev.crossover.ingest.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An original as it is kept in {@code received-events}: proof that it came, answer to whether it
 * came before, and the text from which history can be read anew.
 *
 * @param id unique id
 * @param request names the request that brought it: of two that come at once through two instances,
 *     the one whose record stands first brought the event, and the other one a duplicate
 * @param digest of the content
 * @param door the form in which it came
 * @param source name of the token it was posted with
 * @param receivedAt when it was taken in
 * @param owner whose it is, or null
 * @param original as it came, with what the door adds; null where it is kept elsewhere
 */
public record Received(
    String id,
    String request,
    String digest,
    Door door,
    String source,
    Instant receivedAt,
    @Nullable Owner owner,
    @Nullable JsonNode original) {}
