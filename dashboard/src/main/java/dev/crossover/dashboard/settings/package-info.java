/** What an owner is told of the installation, and how each channel is tried. */
@NullMarked
package dev.crossover.dashboard.settings;

import org.jspecify.annotations.NullMarked;
