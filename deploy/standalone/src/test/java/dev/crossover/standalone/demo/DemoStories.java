package dev.crossover.standalone.demo;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What is told of each of the demo's people: state, and why they are not on track. */
public final class DemoStories {

  /** In the order of the stories. */
  public static final List<String> TOLD =
      List.of(
          "Amara Okafor ON_TRACK",
          "Bjorn Lindqvist ON_TRACK",
          "Chiara Conti ON_TRACK",
          "Daniyar Akhmetov STALLED: BLOCKED_ON_UNIT rag-evaluation, SLOW_PACE",
          "Elif Demir STALLED: BEHIND rag-evaluation 65 % silent, QUIET silent",
          "Farid Haddad STALLED: BEHIND project-extraction 81 %, SLOW_PACE",
          "Greta Novak ON_TRACK",
          "Hiro Tanaka ON_TRACK",
          "Ines Carvalho STALLED: BEHIND api-check 96 %, NOT_STARTED silent",
          "Jonas Weber BEHIND: BEHIND rag-evaluation 65 %, SLOW_PACE",
          "Keiko Mori ON_TRACK",
          "Lars Nygaard ON_TRACK",
          "Mbali Dlamini ON_TRACK",
          "Nadia Petrova ON_TRACK: WAITING_FOR_REVIEW project-extraction",
          "Oskar Virtanen ON_TRACK",
          "Priya Raman ON_TRACK",
          "Quentin Moreau STALLED: BEHIND project-extraction 81 %, QUIET silent",
          "Rosa Jimenez ON_TRACK",
          "Samuel Boateng ON_LEAVE",
          "Tamar Levi ON_TRACK",
          "Umut Kaya LEFT",
          "Vera Kovacs ON_TRACK",
          "Wen Zhao ON_TRACK",
          "Ximena Rojas ON_TRACK",
          "Yusuf Rahimi FINISHED",
          "Zofia Wojcik ON_TRACK",
          "Anouk Lefevre ON_TRACK",
          "Bilal Hassan ON_TRACK",
          "Carmen Ortega ON_TRACK");

  /** The same of a row that the query API lists. */
  public static String told(JsonNode row) {
    return row.get("name").asString()
        + " "
        + row.get("state").asString()
        + row.get("reasons")
            .valueStream()
            .map(reason -> ", " + reason(reason))
            .collect(Collectors.joining())
            .replaceFirst(",", ":");
  }

  private static String reason(JsonNode reason) {
    return reason.get("reason").asString()
        + (reason.has("unit") ? " " + reason.get("unit").asString() : "")
        + (reason.has("share") ? " %.0f %%".formatted(100 * reason.get("share").asDouble()) : "")
        + (reason.has("silentSince") ? " silent" : "");
  }

  private DemoStories() {}
}
