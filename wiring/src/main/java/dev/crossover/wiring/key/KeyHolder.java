package dev.crossover.wiring.key;

import dev.crossover.model.record.Scope;
import java.util.Set;

/**
 * Who shows a key.
 *
 * @param key public half
 * @param name of the holder
 * @param scopes what it is good for
 */
public record KeyHolder(String key, String name, Set<Scope> scopes) {

  public KeyHolder {
    scopes = Set.copyOf(scopes);
  }
}
