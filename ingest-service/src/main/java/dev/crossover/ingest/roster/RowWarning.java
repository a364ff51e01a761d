package dev.crossover.ingest.roster;

/**
 * What somebody should look at in a file that was taken all the same.
 *
 * @param row line of the file, the header being 1; of several rows, the first
 * @param column name of the column
 * @param message what it is about; it begins with the rows where there are several
 */
record RowWarning(long row, String column, String message) {}
