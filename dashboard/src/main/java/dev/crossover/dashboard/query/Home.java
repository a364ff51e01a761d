package dev.crossover.dashboard.query;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.crossover.dashboard.past.Past;
import dev.crossover.dashboard.query.Answers.LearnerRow;
import dev.crossover.dashboard.query.Answers.TeamRow;
import dev.crossover.model.forecast.TeamForecast;
import dev.crossover.model.progress.LearnerProgress;
import dev.crossover.model.progress.LearnerState;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** "Who needs me first?" Everything of the first page in one answer. */
@Service
class Home {

  /** People whose rows are told. */
  private static final int FIRST = 10;

  /** Most members that are shown one by one beside their team. */
  private static final int HEADS = 60;

  private final OwnPeople people;
  private final LearnerRows rows;
  private final Past past;

  Home(OwnPeople people, LearnerRows rows, Past past) {
    this.people = people;
    this.rows = rows;
    this.past = past;
  }

  /**
   * The first page.
   *
   * @param teams the most urgent first
   * @param total people whom who asks manages
   * @param ready how many of them are ready
   * @param needYou how many of them have an alert that nobody has answered, or handed in what waits
   *     for who asks
   * @param onTime how many of them will be done by their own target; null without a forecast
   * @param counted people with a forecast
   * @param people the first of those who are not on track, the most urgent first
   * @param past days on which the teams can be seen as they were, the newest first
   */
  record Page(
      List<TeamCard> teams,
      int total,
      int ready,
      int needYou,
      TeamForecast.@Nullable Heads onTime,
      int counted,
      List<LearnerRow> people,
      List<LocalDate> past) {}

  /**
   * A team.
   *
   * @param states of those of its members whom who asks looks after, the most urgent first; null
   *     where these are none, or too many to show them one by one
   * @param onTime how many of all its members who are counted will be done by their own target;
   *     null for who manages none, and without a forecast
   * @param counted members with a forecast
   */
  record TeamCard(
      @JsonUnwrapped TeamRow team,
      @Nullable List<LearnerState> states,
      TeamForecast.@Nullable Heads onTime,
      int counted) {}

  Page page() {
    OwnPeople.Now now = people.now();
    List<LearnerRow> first =
        now.all().stream()
            .filter(p -> !p.reasons().isEmpty())
            .limit(FIRST)
            .map(p -> rows.of(p, now.mates(p)))
            .toList();
    return new Page(
        now.parts().stream().map(Home::card).toList(),
        now.there().size(),
        now.ready(),
        now.needing().size(),
        now.onTime(),
        now.counted().size(),
        first,
        now.parts().stream()
            .map(part -> part.team().cohort())
            .distinct()
            .flatMap(cohort -> past.days(cohort).stream())
            .distinct()
            .sorted(Comparator.reverseOrder())
            .toList());
  }

  private static TeamCard card(OwnPeople.Part part) {
    List<LearnerState> states = part.own().stream().map(LearnerProgress::state).toList();
    return new TeamCard(
        TeamRow.of(part.team()),
        states.isEmpty() || states.size() > HEADS ? null : states,
        OwnPeople.Now.onTime(part.counted()),
        part.counted().size());
  }
}
