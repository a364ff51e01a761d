package dev.crossover.ingest.rows;

import java.util.List;

/** A file of rows that cannot be taken, with every error it has. */
public final class RowErrors extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String code;
  private final transient List<RowError> errors;

  /**
   * Errors of one file.
   *
   * @param code such as {@code invalid_roster}
   */
  public RowErrors(String code, List<RowError> errors) {
    super((errors.size() == 1 ? "1 error" : errors.size() + " errors") + "; nothing was taken");
    this.code = code;
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

  public String code() {
    return code;
  }

  public List<RowError> errors() {
    return errors;
  }
}
