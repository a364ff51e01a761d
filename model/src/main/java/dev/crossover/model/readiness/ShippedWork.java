package dev.crossover.model.readiness;

import dev.crossover.model.event.Attester;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A real piece of work that went into use at work.
 *
 * @param skills ids of the plan's skills that it took
 * @param by who confirmed it
 * @param at when
 */
public record ShippedWork(Set<String> skills, Attester by, Instant at) {
  public ShippedWork {
    skills = Collections.unmodifiableSet(new TreeSet<>(skills));
  }
}
