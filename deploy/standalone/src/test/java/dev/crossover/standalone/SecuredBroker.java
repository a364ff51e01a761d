package dev.crossover.standalone;

import dev.crossover.standalone.launcher.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.DynamicVoters;

/**
 * A broker as a company runs it: TLS with a certificate of its own authority, passwords, rights for
 * each user, and no topic that nobody created.
 */
final class SecuredBroker implements AutoCloseable {

  static final String ADMIN = "admin";

  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required";
  private static final String STORE_PASSWORD = "of-the-store";

  private final Path folder;
  private final Ports ports;
  private final Path certificate;
  private final KafkaRaftServer server;

  /**
   * Starts it.
   *
   * @param users who have a password, beside the administrator
   */
  SecuredBroker(Path folder, Ports ports, List<String> users) throws Exception {
    this.folder = folder;
    this.ports = ports;
    this.certificate = folder.resolve("broker.pem");
    Path store = folder.resolve("broker.p12");
    keytool(
        "-genkeypair -alias broker -keyalg EC -dname CN=127.0.0.1 -ext SAN=ip:127.0.0.1 -validity 2",
        "-storetype PKCS12 -keystore " + store);
    keytool("-exportcert -rfc -alias broker -file " + certificate, "-keystore " + store);
    Files.createDirectories(folder.resolve("secrets"));
    StringBuilder passwords = new StringBuilder();
    for (String user : users) {
      passwords.append(" user_%s=\"%s\"".formatted(user, password(user)));
      Files.writeString(folder.resolve("secrets").resolve(user), password(user));
    }
    Path data = folder.resolve("broker");
    format(data);
    server =
        new KafkaRaftServer(
            new KafkaConfig(settings(data, store, passwords.toString()), false), Time.SYSTEM);
    server.startup();
  }

  String bootstrap() {
    return "127.0.0.1:" + ports.broker();
  }

  /** May do everything. */
  Admin admin() throws IOException {
    Properties settings = new Properties();
    try (var reader = Files.newBufferedReader(clientSettings(ADMIN, password(ADMIN)))) {
      settings.load(reader);
    }
    settings.put("bootstrap.servers", bootstrap());
    return Admin.create(settings);
  }

  /** Settings of a user's clients, whose password stands in a file of its own. */
  Path clientSettings(String user) throws IOException {
    return clientSettings(user, "${directory:" + folder.resolve("secrets") + ":" + user + "}");
  }

  /** Settings of somebody who calls themselves so. */
  Path clientSettings(String user, String password) throws IOException {
    return Files.writeString(
        folder.resolve(user + "-" + (password.hashCode() & 0xffff) + ".properties"),
        """
        security.protocol=SASL_SSL
        sasl.mechanism=PLAIN
        ssl.truststore.type=PEM
        ssl.truststore.location=%s
        config.providers=directory
        config.providers.directory.class=org.apache.kafka.common.config.provider.DirectoryConfigProvider
        sasl.jaas.config=%s username="%s" password="%s";
        """
            .formatted(certificate, LOGIN, user, password));
  }

  private static String password(String user) {
    return "secret-of-" + user;
  }

  private void format(Path data) throws Exception {
    Files.createDirectories(data);
    new Formatter()
        .setPrintStream(System.out)
        .setNodeId(1)
        .setClusterId(Uuid.randomUuid().toString())
        .setDirectories(List.of(data.toString()))
        .setMetadataLogDirectory(data.toString())
        .setControllerListenerName("CONTROLLER")
        .setInitialControllers(
            DynamicVoters.parse(
                "1@127.0.0.1:%d:%s".formatted(ports.controller(), Uuid.randomUuid())))
        .setHasDynamicQuorum(true)
        .run();
  }

  private Map<String, Object> settings(Path data, Path store, String passwords) {
    String own = " username=\"%s\" password=\"%s\"".formatted(ADMIN, password(ADMIN));
    Map<String, Object> s = new HashMap<>();
    s.put("process.roles", "broker,controller");
    s.put("node.id", 1);
    s.put("log.dirs", data.toString());
    s.put(
        "listeners",
        "SASL_SSL://%s,CONTROLLER://127.0.0.1:%d".formatted(bootstrap(), ports.controller()));
    s.put("listener.security.protocol.map", "SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT");
    s.put("controller.listener.names", "CONTROLLER");
    s.put("controller.quorum.bootstrap.servers", "127.0.0.1:" + ports.controller());
    s.put("inter.broker.listener.name", "SASL_SSL");
    s.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
    s.put("sasl.enabled.mechanisms", "PLAIN");
    s.put(
        "listener.name.sasl_ssl.plain.sasl.jaas.config",
        LOGIN + own + " user_%s=\"%s\"".formatted(ADMIN, password(ADMIN)) + passwords + ";");
    s.put("ssl.keystore.type", "PKCS12");
    s.put("ssl.keystore.location", store.toString());
    s.put("ssl.keystore.password", STORE_PASSWORD);
    s.put("ssl.key.password", STORE_PASSWORD);
    s.put("ssl.truststore.type", "PEM");
    s.put("ssl.truststore.location", certificate.toString());
    s.put("authorizer.class.name", StandardAuthorizer.class.getName());
    // The controller's own listener has no passwords and is on loopback.
    s.put("super.users", "User:" + ADMIN + ";User:ANONYMOUS");
    s.put("allow.everyone.if.no.acl.found", false);
    s.put("auto.create.topics.enable", false);
    s.put("offsets.topic.replication.factor", (short) 1);
    s.put("offsets.topic.num.partitions", 2);
    s.put("transaction.state.log.replication.factor", (short) 1);
    s.put("transaction.state.log.num.partitions", 2);
    s.put("transaction.state.log.min.isr", 1);
    s.put("group.initial.rebalance.delay.ms", 0);
    s.put("message.max.bytes", 8 * 1024 * 1024);
    s.put("log.segment.bytes", 64 * 1024 * 1024);
    s.put("log.cleaner.dedupe.buffer.size", 16L * 1024 * 1024);
    return s;
  }

  private static void keytool(String what, String where) throws IOException, InterruptedException {
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String line = "%s %s %s -storepass %s".formatted(tool, what, where, STORE_PASSWORD);
    Process process = new ProcessBuilder(line.split(" ", -1)).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(output);
    }
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
