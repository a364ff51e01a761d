package dev.crossover.ingest.roster;

import java.util.List;

/** A roster that cannot be imported, with every error it has. */
public final class RosterErrors extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<RowError> errors;

  RosterErrors(List<RowError> errors) {
    super(errors.size() + " errors in the roster");
    this.errors = List.copyOf(errors);
  }

  /**
   * One error.
   *
   * @param row line of the file, the header being 1
   * @param column name of the column, or empty when it is about the whole row
   * @param message what is wrong
   */
  public record RowError(long row, String column, String message) {}

  public List<RowError> errors() {
    return errors;
  }
}
