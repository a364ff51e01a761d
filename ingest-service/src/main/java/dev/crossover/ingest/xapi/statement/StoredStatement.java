package dev.crossover.ingest.xapi.statement;

import tools.jackson.databind.JsonNode;

/**
 * A statement as the topic of statements keeps it.
 *
 * @param source name of the token it was posted with
 * @param statement as it came, with what a learning record store adds; only {@code stored} is
 *     missing, since that is the time at which Kafka appended this record
 */
record StoredStatement(String source, JsonNode statement) {}
