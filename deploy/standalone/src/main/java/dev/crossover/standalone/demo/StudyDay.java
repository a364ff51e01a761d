package dev.crossover.standalone.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One day of work and what a platform sees of it: a click when a page is opened, and none when the
 * learner goes. The work is given; clicks fall where they fall.
 *
 * @param clicks from the beginning of the day's work
 * @param end of the day's work, from its beginning
 */
record StudyDay(List<Duration> clicks, Duration end) {

  /** So many seconds of work, in sittings of about an hour. */
  static StudyDay of(long work, StudyHabits habits, RandomGenerator random) {
    List<Duration> clicks = new ArrayList<>();
    long now = 0;
    long left = work;
    for (int sittings = (int) Math.max(1, Math.round(work / 3600.0)); sittings > 0; sittings--) {
      double share = sittings == 1 ? 1 : (0.7 + 0.6 * random.nextDouble()) / sittings;
      long sitting = Math.round(share * left);
      left -= sitting;
      now = sit(now, sitting, habits, random, clicks);
      now += sittings == 1 ? 0 : habits.pause(random);
    }
    return new StudyDay(clicks, Duration.ofSeconds(now));
  }

  /** Reads page after page until the time is over; returns when that is. */
  private static long sit(
      long begin, long work, StudyHabits habits, RandomGenerator random, List<Duration> clicks) {
    long now = begin;
    long left = work;
    while (true) {
      clicks.add(Duration.ofSeconds(now));
      long page = habits.page(random);
      if (page >= left) {
        return now + left;
      }
      left -= page;
      now += page + habits.interruption(random);
    }
  }
}
