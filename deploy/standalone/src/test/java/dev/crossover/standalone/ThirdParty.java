package dev.crossover.standalone;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/** Another company's program that asks the dashboard, as a test knows it. */
public interface ThirdParty {

  /** How many are in each team. */
  Map<String, Integer> peopleByTeam(String cohort) throws Exception;

  /** What results show of a skill in a team, 0..1. */
  BigDecimal shown(String team, String skill) throws Exception;

  /** The first day of a learner. */
  LocalDate start(String learner) throws Exception;

  /** Whether a unit blocks the learner. */
  boolean isBlocked(String learner) throws Exception;

  /**
   * What came in place of an answer.
   *
   * @param code status of HTTP
   * @param status the same in the problem
   * @param type of the problem
   * @param detail what a person reads
   */
  record Refused(int code, int status, String type, String detail) {}

  /** How a question for a team that is not there is refused. */
  Refused refusal(String team) throws Exception;

  /**
   * An answer as the program has it: read as a type of the client, or as a list of them, and
   * written again.
   *
   * @param type name of a schema
   */
  String readAndWritten(String type, String answer) throws Exception;
}
