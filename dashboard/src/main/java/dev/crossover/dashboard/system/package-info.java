/** Plumbing: tables, pages, headers, error replies. */
@NullMarked
package dev.crossover.dashboard.system;

import org.jspecify.annotations.NullMarked;
