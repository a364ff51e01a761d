package dev.crossover.bench.topology;

import dev.crossover.model.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of a broker that serves for nothing but the bench. */
final class BenchTopics {

  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final Admin admin;

  BenchTopics(Admin admin) {
    this.admin = admin;
  }

  /** Names of all topics but the broker's own. */
  List<String> names() throws ExecutionException, InterruptedException {
    return admin.listTopics().names().get().stream()
        .filter(name -> !name.startsWith("__"))
        .toList();
  }

  /**
   * Deletes all of them and makes those of the product and of the bare count.
   *
   * @param copies topic of the events that the count reads again
   */
  void makeAnew(String copies) throws ExecutionException, InterruptedException {
    admin.deleteTopics(names()).all().get();
    while (!names().isEmpty()) {
      Thread.sleep(LOOK_EVERY);
    }
    List<NewTopic> wanted = new ArrayList<>();
    for (Topic topic : Subject.topics()) {
      wanted.add(new NewTopic(topic.name(), Rig.PARTITIONS, (short) 1).configs(topic.settings()));
    }
    wanted.add(new NewTopic(BareCount.OUTPUT, Rig.PARTITIONS, (short) 1));
    wanted.add(new NewTopic(copies, Rig.PARTITIONS, (short) 1));
    admin.createTopics(wanted).all().get();
    Set<String> made = Set.of();
    while (made.size() < wanted.size()) {
      Thread.sleep(LOOK_EVERY);
      made = Set.copyOf(names());
    }
  }
}
