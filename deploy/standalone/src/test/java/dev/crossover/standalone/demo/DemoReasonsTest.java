package dev.crossover.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.stall.Stall;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Why each of the demo's people is where they are. */
class DemoReasonsTest {

  private static final List<FoldedDemo> DEMO = FoldedDemo.all();

  @Test
  void eachStoryHasItsStateAndReasons() {
    List<String> told = DEMO.stream().map(DemoReasonsTest::told).toList();
    assertThat(told)
        .containsExactly(
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
  }

  private static String told(FoldedDemo one) {
    return one.story().name()
        + " "
        + one.progress().state()
        + one.progress().reasons().stream()
            .map(reason -> ", " + told(reason))
            .collect(Collectors.joining())
            .replaceFirst(",", ":");
  }

  private static String told(Stall reason) {
    return reason.reason()
        + (reason.unit() == null ? "" : " " + reason.unit())
        + (reason.share() == null ? "" : " %.0f %%".formatted(100 * reason.share()))
        + (reason.silentSince() == null ? "" : " silent");
  }
}
