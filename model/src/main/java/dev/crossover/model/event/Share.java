package dev.crossover.model.event;

/** The range check of everything that is a share: 0..1. */
final class Share {

  static void require(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be between 0 and 1, but is " + value);
    }
  }

  private Share() {}
}
