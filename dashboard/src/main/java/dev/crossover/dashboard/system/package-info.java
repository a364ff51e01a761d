/** What puts the service together: tables, pages, headers, error replies. Nothing else knows it. */
@NullMarked
package dev.crossover.dashboard.system;

import org.jspecify.annotations.NullMarked;
