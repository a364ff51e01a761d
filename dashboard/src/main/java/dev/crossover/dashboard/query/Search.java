package dev.crossover.dashboard.query;

import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.figures.Groups;
import dev.crossover.dashboard.figures.RosterEntries;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds people and teams by a part of their name, among those that are shown to who asks. */
@RestController
class Search {

  private static final int MOST = 12;

  private final Groups groups;
  private final RosterEntries roster;
  private final Rights rights;

  Search(Groups groups, RosterEntries roster, Rights rights) {
    this.groups = groups;
    this.roster = roster;
    this.rights = rights;
  }

  /**
   * Something that was found: a learner by id, or a team with its cohort.
   *
   * @param learner id; null for a team
   * @param team null for a learner
   * @param cohort of the team; null for a learner
   */
  record Found(
      String name, @Nullable String learner, @Nullable String team, @Nullable String cohort) {}

  /** Names that begin with the text come first. */
  @GetMapping("/api/v1/search")
  List<Found> search(@RequestParam("q") String text) {
    String sought = text.strip().toLowerCase(Locale.ROOT);
    if (sought.isEmpty()) {
      return List.of();
    }
    Stream<Found> teams =
        Stream.concat(groups.teams(null).stream(), groups.others(null).stream())
            .filter(rights.sees())
            .map(t -> new Found(String.valueOf(t.team()), null, t.team(), t.cohort()));
    Stream<Found> people =
        rights.people().stream().map(id -> new Found(roster.name(id), id, null, null));
    return Stream.concat(teams, people)
        .filter(found -> found.name().toLowerCase(Locale.ROOT).contains(sought))
        .sorted(
            Comparator.comparing(
                    (Found found) -> !found.name().toLowerCase(Locale.ROOT).startsWith(sought))
                .thenComparing(Found::name))
        .limit(MOST)
        .toList();
  }
}
