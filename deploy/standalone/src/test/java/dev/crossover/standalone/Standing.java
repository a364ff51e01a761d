package dev.crossover.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.model.Topics;
import dev.crossover.standalone.client.Api;
import dev.crossover.standalone.client.Doors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.utils.Bytes;
import tools.jackson.databind.JsonNode;

/**
 * What is known and was sent at a moment.
 *
 * @param episodes the newest of each id, with its opening time
 * @param progress the newest snapshot of each learner
 * @param difficulties the newest release for each plan
 * @param norms what cohorts are measured by
 * @param notifications what was sent, by message id
 * @param mails number of mails that came
 */
record Standing(
    Map<String, JsonNode> episodes,
    Map<String, Bytes> progress,
    Map<String, Bytes> difficulties,
    Map<String, Bytes> norms,
    Map<String, Bytes> notifications,
    int mails) {

  static Standing of(RestartedServices services, BrokerContent broker)
      throws ExecutionException, InterruptedException {
    Map<String, JsonNode> episodes = new TreeMap<>();
    broker
        .newest(Topics.STALL_EPISODES)
        .forEach(
            (id, episode) -> episodes.put(id, Api.JSON.readTree(new String(episode.get(), UTF_8))));
    return new Standing(
        episodes,
        broker.newest(Topics.LEARNER_PROGRESS),
        broker.newest(Topics.ITEM_DIFFICULTIES),
        broker.newest(Topics.COHORT_NORMS),
        broker.newest(Topics.NOTIFICATIONS),
        services.mails());
  }

  void assertSameAs(Standing other) {
    assertThat(episodes).isEqualTo(other.episodes);
    assertThat(progress.keySet()).isEqualTo(other.progress.keySet());
    assertThat(progress.keySet())
        .as("learners with the same snapshot")
        .allMatch(learner -> Objects.equals(progress.get(learner), other.progress.get(learner)));
    assertThat(difficulties).isEqualTo(other.difficulties);
    assertThat(norms).isEqualTo(other.norms);
    assertThat(notifications).isEqualTo(other.notifications);
    assertThat(mails).isEqualTo(other.mails);
  }

  /** A learner who is quiet now. */
  String someoneQuiet() {
    return episodes.values().stream()
        .filter(e -> e.path("resolvedAt").isMissingNode() || e.path("resolvedAt").isNull())
        .filter(e -> e.at("/stall/silentSince").isString())
        .map(e -> e.get("learner").asString())
        .findFirst()
        .orElseThrow();
  }

  /**
   * What the query API says of all groups and of some learners.
   *
   * @param most how many learners
   */
  Map<String, JsonNode> answers(Doors doors, int most) throws IOException, InterruptedException {
    List<String> paths = new ArrayList<>(List.of("/api/v1/teams", "/api/v1/cohorts"));
    for (JsonNode team : doors.dashboard().get("/api/v1/teams").json()) {
      String path =
          "/api/v1/teams/%s%%s?cohort=%s"
              .formatted(
                  Api.encoded(team.get("team").asString()),
                  Api.encoded(team.get("cohort").asString()));
      paths.add(path.formatted(""));
      paths.add(path.formatted("/learners"));
    }
    progress.keySet().stream()
        .limit(most)
        .forEach(learner -> paths.add("/api/v1/learners/" + Api.encoded(learner)));
    Map<String, JsonNode> answers = new TreeMap<>();
    for (String path : paths) {
      Api.Answer answer = doors.dashboard().get(path);
      Doors.require(answer, path);
      answers.put(path, answer.json());
    }
    return answers;
  }
}
