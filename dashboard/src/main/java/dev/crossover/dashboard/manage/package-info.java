/** Roster, plans, keys and users by page: asked of the ingest service, in an owner's name. */
@NullMarked
package dev.crossover.dashboard.manage;

import org.jspecify.annotations.NullMarked;
