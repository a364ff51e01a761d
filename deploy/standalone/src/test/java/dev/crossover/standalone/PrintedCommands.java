package dev.crossover.standalone;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;

/** The lines of {@code topics print}, done by a test as Kafka's own commands would do them. */
final class PrintedCommands {

  private final List<NewTopic> topics = new ArrayList<>();
  private final List<AclBinding> rights = new ArrayList<>();

  PrintedCommands(String printed) {
    printed
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> {
          Line options = new Line(List.of(line.split(" ", -1)));
          switch (options.words().getFirst()) {
            case "kafka-topics.sh" -> topics.add(topic(options));
            case "kafka-acls.sh" -> rights.addAll(rights(options));
            default -> throw new IllegalArgumentException(line);
          }
        });
  }

  /** A line of words; a value follows its option. */
  private record Line(List<String> words) {

    List<String> all(String option) {
      List<String> values = new ArrayList<>();
      for (int i = 0; i < words.size() - 1; i++) {
        if (words.get(i).equals(option)) {
          values.add(words.get(i + 1));
        }
      }
      return values;
    }

    String one(String option) {
      List<String> values = all(option);
      if (values.size() != 1) {
        throw new IllegalArgumentException(option + " in " + words);
      }
      return values.getFirst();
    }
  }

  private static NewTopic topic(Line line) {
    Map<String, String> settings =
        line.all("--config").stream()
            .map(setting -> setting.split("=", 2))
            .collect(toMap(setting -> setting[0], setting -> setting[1]));
    return new NewTopic(
            line.one("--topic"),
            Optional.of(Integer.parseInt(line.one("--partitions"))),
            Optional.of(Short.parseShort(line.one("--replication-factor"))))
        .configs(settings);
  }

  private static List<AclBinding> rights(Line line) {
    PatternType pattern =
        line.all("--resource-pattern-type").isEmpty() ? PatternType.LITERAL : PatternType.PREFIXED;
    ResourceType type =
        !line.all("--topic").isEmpty()
            ? ResourceType.TOPIC
            : !line.all("--group").isEmpty() ? ResourceType.GROUP : ResourceType.TRANSACTIONAL_ID;
    String option = "--" + type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return line.all("--operation").stream()
        .map(operation ->
            new AclBinding(
                new ResourcePattern(type, line.one(option), pattern),
                new AccessControlEntry(
                    line.one("--allow-principal"),
                    "*",
                    SecurityUtils.operation(operation),
                    AclPermissionType.ALLOW)))
        .toList();
  }

  List<NewTopic> topics() {
    return topics;
  }

  List<AclBinding> rights() {
    return rights;
  }

  /** Creates the topics and grants the rights. */
  void run(Admin admin) throws ExecutionException, InterruptedException {
    admin.createTopics(topics).all().get();
    admin.createAcls(rights).all().get();
  }
}
