package dev.crossover.standalone;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.crossover.standalone.client.Doors;
import dev.crossover.standalone.launcher.DataFolder;
import dev.crossover.standalone.launcher.LocalBroker;
import dev.crossover.standalone.launcher.Ports;
import dev.crossover.standalone.launcher.Reach;
import dev.crossover.standalone.launcher.Release;
import dev.crossover.standalone.launcher.Stack;
import dev.crossover.standalone.launcher.StackSettings;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Services that are stopped and started again, beside a broker that stays up and a mail server that
 * takes what they send. Each episode is announced, however long ago it opened.
 */
final class RestartedServices implements AutoCloseable {

  /** Time without anything coming in before an episode may open. */
  static final Duration SETTLE = Duration.ofSeconds(5);

  private final GreenMail smtp =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final Ports ports = RunningStack.freePorts();
  private final DataFolder data;
  private final LocalBroker broker;
  private final Doors doors;
  private final Map<String, String> others;
  private Stack services;

  /**
   * Starts everything.
   *
   * @param folder for the data; a new one
   */
  RestartedServices(Path folder) throws IOException, InterruptedException {
    this(folder, Map.of());
  }

  /**
   * Starts everything.
   *
   * @param folder for the data; a new one
   * @param others settings beside those of all
   */
  RestartedServices(Path folder, Map<String, String> others)
      throws IOException, InterruptedException {
    this.others = others;
    data = new DataFolder(folder);
    data.create();
    smtp.start();
    broker = LocalBroker.start(data, ports, Release.own(), System.out);
    doors = Doors.of(data, Reach.local(ports), System.out::println);
    services = stack();
    try {
      services.start();
    } catch (IOException | InterruptedException e) {
      close();
      throw e;
    }
  }

  private Stack stack() {
    return new Stack(
        new StackSettings(
            data,
            ports,
            "127.0.0.1",
            bootstrap(),
            StackSettings.ROLES,
            Release.own(),
            environment()),
        System.out);
  }

  /** What services are told by which they tell this mail server. */
  Map<String, String> environment() {
    Map<String, String> settings =
        new TreeMap<>(
            ToldAtOnce.with(
                Map.of(
                    "CROSSOVER_ADMIN_SECRET",
                    data.adminSecret(),
                    "CROSSOVER_SETTLE",
                    SETTLE.toSeconds() + "s",
                    "CROSSOVER_NOTIFY_MAX_AGE",
                    "20000d",
                    "CROSSOVER_SMTP_PORT",
                    String.valueOf(smtp.getSmtp().getPort()),
                    "CROSSOVER_MAIL_FROM",
                    "crossover@crossover.example",
                    "CROSSOVER_MAIL_TO",
                    "nobody-else@crossover.example")));
    settings.putAll(others);
    return settings;
  }

  /**
   * One more dashboard of the same services, which is not started yet.
   *
   * @param folder for its data; a new one
   */
  Stack anotherDashboard(Path folder) throws IOException {
    DataFolder own = new DataFolder(folder);
    own.create();
    return new Stack(
        new StackSettings(
            own,
            RunningStack.freePorts(),
            "127.0.0.1",
            bootstrap(),
            List.of("dashboard"),
            Release.own(),
            environment()),
        System.out);
  }

  /** The processes as they run now. */
  Stack services() {
    return services;
  }

  /** Where the doors listen. */
  int ingest() {
    return ports.ingest();
  }

  String bootstrap() {
    return "127.0.0.1:" + ports.broker();
  }

  DataFolder data() {
    return data;
  }

  Doors doors() {
    return doors;
  }

  /** Number of mails that came. */
  int mails() {
    return smtp.getReceivedMessages().length;
  }

  /** The mails that came, in their order. */
  MimeMessage[] received() {
    return smtp.getReceivedMessages();
  }

  /** Subjects of the mails that came, in their order. */
  List<String> subjects() {
    return ofMails(MimeMessage::getSubject);
  }

  /** Their Message-IDs, in the same order. */
  List<String> messageIds() {
    return ofMails(MimeMessage::getMessageID);
  }

  @FunctionalInterface
  private interface Part {
    String of(MimeMessage mail) throws MessagingException;
  }

  private List<String> ofMails(Part part) {
    return Arrays.stream(smtp.getReceivedMessages())
        .map(mail -> {
          try {
            return part.of(mail);
          } catch (MessagingException e) {
            throw new IllegalStateException(e);
          }
        })
        .toList();
  }

  void stop() {
    services.close();
  }

  /** Empties the state folder of all services, which must not run. */
  void emptyState() throws IOException {
    try (Stream<Path> all = Files.walk(data.state())) {
      List<Path> inside =
          all.filter(path -> !path.equals(data.state())).sorted(Comparator.reverseOrder()).toList();
      for (Path path : inside) {
        Files.delete(path);
      }
    }
  }

  /** Starts the services again and returns when all of them are ready. */
  void start() throws IOException, InterruptedException {
    services = stack();
    services.start();
  }

  @Override
  public void close() {
    services.close();
    broker.close();
    smtp.stop();
  }
}
