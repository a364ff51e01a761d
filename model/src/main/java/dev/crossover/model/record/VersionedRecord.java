package dev.crossover.model.record;

/**
 * A value of the topic {@code records}.
 *
 * @param version 1 for the first value of a key, then counted up; whoever changes a record says
 *     which version they have seen
 * @param by who typed it: the address of a user, {@code key NAME}, or {@code crossover} for the
 *     service itself
 * @param content what was typed
 */
public record VersionedRecord(int version, String by, RecordContent content) {

  public VersionedRecord {
    if (version < 1) {
      throw new IllegalArgumentException("versions count from 1");
    }
  }
}
