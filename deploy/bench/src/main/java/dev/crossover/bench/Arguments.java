package dev.crossover.bench;

import java.util.Arrays;

/** What a bench is told on its command line. */
public final class Arguments {

  /**
   * The value of an option.
   *
   * @param name as it stands there, such as {@code --state=}
   * @throws IllegalArgumentException if it is missing
   */
  public static String of(String[] args, String name) {
    return Arrays.stream(args)
        .filter(arg -> arg.startsWith(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " is missing"))
        .substring(name.length());
  }

  /** Whether it is to do less. */
  public static boolean quick(String[] args) {
    return Arrays.asList(args).contains("--quick");
  }

  private Arguments() {}
}
