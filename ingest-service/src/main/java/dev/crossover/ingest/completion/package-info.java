/** Reports of completions, as an LMS exports them: rows become events like any other. */
@NullMarked
package dev.crossover.ingest.completion;

import org.jspecify.annotations.NullMarked;
