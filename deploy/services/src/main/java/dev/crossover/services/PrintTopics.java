package dev.crossover.services;

import dev.crossover.wiring.KafkaNeeds;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.utils.SecurityUtils;
import org.springframework.beans.BeansException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.support.AbstractApplicationContext;

/**
 * Prints the topics and the rights that the services need, as commands of Kafka. Each service is
 * put together with the settings it would have and never started, so that what is printed is what
 * it would ask for; no broker is needed.
 */
final class PrintTopics {

  private static final String HEADER =
      """
      # Creates the topics of Crossover and grants its services what they need, no more. To run it:
      # BOOTSTRAP=HOST:PORT ADMIN=admin.properties PATH=$PATH:/opt/kafka/bin sh topics.sh
      """;

  private static final String TO = " --bootstrap-server \"$BOOTSTRAP\" --command-config \"$ADMIN\"";

  /** Exit code 1: a setting is wrong, and was said so. */
  static void main() {
    int exit = 0;
    PrintStream out = System.out;
    // What is logged is not to be run.
    System.setOut(System.err);
    try {
      print(out);
    } catch (BeansException e) {
      exit = 1; // Spring has logged why
    }
    // A service that was put together may keep threads.
    System.exit(exit);
  }

  private static void print(PrintStream out) {
    Map<String, NewTopic> topics = new TreeMap<>();
    List<String> rights = new ArrayList<>();
    for (ServiceRole role : ServiceRole.values()) {
      try (ConfigurableApplicationContext service = unstarted(role)) {
        KafkaNeeds needs = service.getBean(KafkaNeeds.class);
        needs.declaredTopics().forEach(topic -> topics.put(topic.name(), topic));
        needs.internalTopics().forEach(topic -> topics.put(topic.name(), topic));
        needs.rights().forEach((on, may) -> rights.add(right(needs.service(), on, may)));
      }
    }
    out.print(HEADER);
    topics.values().forEach(topic -> out.println(creation(topic)));
    rights.forEach(out::println);
  }

  private static ConfigurableApplicationContext unstarted(ServiceRole role) {
    return role.builder()
        .initializers(context ->
            context
                .getBeanFactory()
                .registerSingleton(
                    AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME, new NothingStarts()))
        .run(
            "--crossover.kafka-settings=",
            "--logging.level.root=error",
            "--logging.level.dev.crossover=error",
            "--logging.level.org.apache.kafka=off");
  }

  private static String creation(NewTopic topic) {
    StringBuilder line =
        new StringBuilder("kafka-topics.sh" + TO + " --create --if-not-exists")
            .append(" --topic " + topic.name())
            .append(" --partitions " + topic.numPartitions())
            .append(" --replication-factor " + topic.replicationFactor());
    new TreeMap<>(topic.configs())
        .forEach((key, value) -> line.append(" --config " + key + "=" + value));
    return line.toString();
  }

  private static String right(String service, ResourcePattern on, Set<AclOperation> operations) {
    StringBuilder line =
        new StringBuilder("kafka-acls.sh" + TO + " --add --allow-principal User:" + service);
    operations.forEach(
        operation -> line.append(" --operation " + SecurityUtils.operationName(operation)));
    if (on.patternType() == PatternType.PREFIXED) {
      line.append(" --resource-pattern-type prefixed");
    }
    String kind = on.resourceType().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return line.append(" --" + kind + " " + on.name()).toString();
  }

  /** Beans are there, with the topology; no client, no server. */
  private static final class NothingStarts implements LifecycleProcessor {

    @Override
    public void onRefresh() {}

    @Override
    public void onClose() {}

    @Override
    public void start() {}

    @Override
    public void stop() {}

    @Override
    public boolean isRunning() {
      return false;
    }
  }

  private PrintTopics() {}
}
