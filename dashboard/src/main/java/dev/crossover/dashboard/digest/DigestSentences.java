package dev.crossover.dashboard.digest;

import dev.crossover.dashboard.digest.Digest.Became;
import dev.crossover.dashboard.digest.Digest.Lacking;
import dev.crossover.dashboard.digest.Digest.Silent;
import dev.crossover.model.forecast.TeamForecast;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a digest says, sentence by sentence: the page and the mail say the same. Where there is
 * nothing to say, there is the heading alone.
 *
 * @param subject of the mail, without anybody's name
 * @param heading how many conversations the week is for, and how long they take
 * @param lead how many will be done in time and how that was a week before, and how many are ready
 * @param rest who else needs the manager, as counts
 * @param became what became of last week's alerts
 * @param lacking what is missing most
 * @param silent which sources have fallen silent
 */
public record DigestSentences(
    String subject,
    String heading,
    @Nullable String lead,
    @Nullable String rest,
    List<String> became,
    @Nullable String lacking,
    @Nullable String silent) {

  public DigestSentences {
    became = List.copyOf(became);
  }

  /** The sentences of a digest. */
  public static DigestSentences of(Digest d) {
    ReasonWords words = new ReasonWords(d.asOf(), d.zone(), false);
    if (d.nothingToSay()) {
      return new DigestSentences(subject(d), heading(d), null, null, List.of(), null, null);
    }
    return new DigestSentences(
        subject(d),
        heading(d),
        lead(d),
        rest(d),
        became(d, words),
        lacking(d.lacking()),
        silent(d.silent(), words));
  }

  private static String subject(Digest d) {
    LocalDate day = d.monday();
    String need =
        switch (d.needYou()) {
          case 0 -> "no one needs you";
          case 1 -> "one person needs you";
          default -> ReasonWords.number(d.needYou()) + " people need you";
        };
    return "Your %s, Monday %d %s: %s"
        .formatted(
            d.teams().size() == 1 ? "team" : "teams",
            day.getDayOfMonth(),
            day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
            need);
  }

  private static String heading(Digest d) {
    int talks = d.people().size();
    if (talks == 0) {
      return "No one needs you this week";
    }
    String more =
        d.needYou() == talks
            ? ""
            : "; %s more %s you"
                .formatted(
                    ReasonWords.number(d.needYou() - talks),
                    d.needYou() - talks == 1 ? "needs" : "need");
    return "%s %s this week, about %s%s"
        .formatted(
            capital(ReasonWords.number(talks)),
            talks == 1 ? "conversation" : "conversations",
            time(talks),
            more);
  }

  /** Half an hour each. */
  private static String time(int talks) {
    String hours = ReasonWords.number(talks / 2);
    return switch (talks) {
      case 1 -> "half an hour";
      case 2 -> "an hour";
      case 3 -> "an hour and a half";
      default -> talks % 2 == 0 ? hours + " hours" : hours + " and a half hours";
    };
  }

  private static String lead(Digest d) {
    TeamForecast.Heads onTime = d.onTime();
    String ready =
        switch (d.ready()) {
          case 0 -> "nobody is ready yet.";
          case 1 -> "one is ready.";
          default -> ReasonWords.number(d.ready()) + " are ready.";
        };
    return onTime == null
        ? "Of your " + ReasonWords.people(d.total()) + ", " + ready
        : onTime(d, onTime) + " " + capital(ready);
  }

  private static String onTime(Digest d, TeamForecast.Heads heads) {
    String who = d.counted() == d.total() ? "" : " with a forecast";
    String range =
        heads.p10() == heads.p90()
            ? ""
            : ", %d to %d in four of five futures".formatted(heads.p10(), heads.p90());
    Digest.Then then = d.lastMonday();
    return "%s of %s%d%s will be done by their own target%s%s."
        .formatted(
            heads.p50() == 0 ? "None" : heads.p50(),
            who.isEmpty() ? "" : "the ",
            d.counted(),
            who,
            range,
            then == null ? "" : (range.isEmpty() ? ", " : "; ") + change(heads.p50(), d, then));
  }

  private static String change(int now, Digest d, Digest.Then then) {
    if (then.counted() != d.counted()) {
      return "last Monday it was %d of %d".formatted(then.onTime(), then.counted());
    }
    int more = now - then.onTime();
    if (more == 0) {
      return "as many as last Monday";
    }
    return ReasonWords.number(Math.abs(more))
        + (more < 0 ? " fewer" : " more")
        + " than last Monday";
  }

  private static @Nullable String rest(Digest d) {
    int more = d.needYou() - d.people().size();
    String reasons =
        d.rest().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> e.getValue() + " " + ReasonWords.word(e.getKey()))
            .collect(Collectors.joining(", "));
    return more == 0 ? null : "And %d more: %s.".formatted(more, reasons);
  }

  private static List<String> became(Digest d, ReasonWords words) {
    Stream<String> more =
        d.becameMore() == 0 ? Stream.empty() : Stream.of("And " + d.becameMore() + " more.");
    return Stream.concat(d.became().stream().map(b -> became(b, d, words)), more).toList();
  }

  private static String became(Became b, Digest d, ReasonWords words) {
    String unit = "“" + ReasonWords.name(b.unit() == null ? "" : b.unit()) + "”";
    String after = after(b);
    return b.name()
        + switch (b.outcome()) {
          case WAITS -> "'s " + unit + " waits for you" + since(b.since(), d, words);
          case PASSED -> " passed " + unit + after;
          case DONE -> " finished " + unit + after;
          case FINISHED -> " finished the plan" + after;
          case BEGAN -> " began" + after;
          case CAME_BACK -> " came back" + after;
        }
        + ".";
  }

  /** Of the last days by the name of the day. */
  private static String since(@Nullable Instant at, Digest d, ReasonWords words) {
    if (at == null) {
      return "";
    }
    boolean lately = Duration.between(at, d.asOf()).toDays() < 6;
    return " since "
        + (lately
            ? at.atZone(d.zone()).getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
            : words.on(at));
  }

  /** What was before what, and not what came of it. */
  private static String after(Became b) {
    Integer days = b.daysAfterTalk();
    if (days == null) {
      return "";
    }
    String talk = b.yourTalk() ? "your talk" : "a talk";
    return switch (days) {
      case 0 -> " on the day of " + talk;
      case 1 -> " a day after " + talk;
      default -> " " + ReasonWords.number(days) + " days after " + talk;
    };
  }

  private static @Nullable String lacking(List<Lacking> skills) {
    String text =
        skills.stream()
            .map(s ->
                "%s, shown by %s of %d"
                    .formatted(
                        ReasonWords.name(s.title()),
                        s.shown() == 0 ? "none" : s.shown(),
                        s.learners()))
            .collect(Collectors.joining("; "));
    return text.isEmpty() ? null : text + ".";
  }

  private static @Nullable String silent(List<Silent> sources, ReasonWords words) {
    List<String> some =
        sources.stream()
            .map(s ->
                "%s since %s (%s)"
                    .formatted(s.source(), words.on(s.since()), ReasonWords.people(s.learners())))
            .toList();
    return some.isEmpty() ? null : "Nothing has come from " + ReasonWords.list(some) + ".";
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
