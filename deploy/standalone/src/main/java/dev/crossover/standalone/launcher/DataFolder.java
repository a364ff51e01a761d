package dev.crossover.standalone.launcher;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where a stack keeps everything: {@code broker} (Kafka's log), {@code state} (RocksDB), {@code
 * logs}, {@code run} (what runs now), {@code admin.key}.
 *
 * @param root the folder
 */
public record DataFolder(Path root) {

  /**
   * Rises when records of an earlier version can no longer be read. Where it is state that changed,
   * the number also goes to the end of the application id in the service's settings, which guards
   * clusters that are no data folder.
   */
  private static final String FORMAT = "6";

  /**
   * What runs on this folder now.
   *
   * @param pid of the launcher
   * @param reach how services are reached
   * @param clientSettings path of the file with the settings of Kafka's clients; empty for none
   * @param roles the services
   */
  public record Running(
      long pid, Reach reach, String bootstrap, String clientSettings, List<String> roles) {

    public Running {
      roles = List.copyOf(roles);
    }

    /** What gives no good answer, and why: one sentence each. */
    public List<String> troubles() {
      List<String> troubles = new ArrayList<>();
      // A service that runs knows at once; a client of our own takes a moment to connect.
      if (roles.isEmpty() || !answers(roles.getFirst(), "kafka")) {
        brokerTrouble().ifPresent(troubles::add);
      }
      roles.stream()
          .filter(role -> !answers(role, "liveness"))
          .forEach(role -> troubles.add("no answer from " + role + "; see its log"));
      return troubles;
    }

    private Optional<String> brokerTrouble() {
      try {
        return new BrokerCheck(bootstrap, ClientSettingsFile.read(clientSettings)).trouble();
      } catch (IOException e) {
        return Optional.ofNullable(e.getMessage());
      }
    }

    private boolean answers(String role, String part) {
      URI health = reach.of(role).resolve("actuator/health/" + part);
      return Probe.http(role, health, reach.trust()).answers().getAsBoolean();
    }
  }

  public DataFolder {
    root = root.toAbsolutePath().normalize();
  }

  public Path broker() {
    return root.resolve("broker");
  }

  public Path state() {
    return root.resolve("state");
  }

  public Path log(String process) {
    return root.resolve("logs").resolve(process + ".log");
  }

  public Path run(String file) {
    return root.resolve("run").resolve(file);
  }

  /**
   * Makes the folders.
   *
   * @throws IOException if an earlier version left data here that this one cannot read
   */
  public void create() throws IOException {
    Path format = root.resolve("format");
    if (Files.exists(broker())
        && !FORMAT.equals(Files.exists(format) ? Files.readString(format).strip() : "1")) {
      throw new IOException(
          root
              + " was made by an earlier version, whose plans and state this one cannot read:"
              + " choose another folder with --data, and import again");
    }
    try {
      Files.createDirectories(root);
      // Names and mail addresses stand in here.
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
      for (String folder : new String[] {"broker", "state", "logs", "run"}) {
        Files.createDirectories(root.resolve(folder));
      }
      Files.writeString(format, FORMAT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes the folder for this process; null if another has it. */
  public @Nullable FileLock lock() throws IOException {
    FileChannel channel =
        FileChannel.open(run("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    return channel.tryLock();
  }

  /** The administrator's secret of this folder, made at the first call; readable by its owner. */
  public String adminSecret() {
    return secret("admin.key");
  }

  /** Keeps another secret of the administrator, such as several machines share. */
  void adminSecret(String given) {
    if (!given.equals(adminSecret())) {
      try {
        Files.writeString(root.resolve("admin.key"), given + "\n");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A text that is kept for the owner alone, or null. */
  public @Nullable String read(String file) {
    try {
      Path path = run(file);
      return Files.exists(path) ? Files.readString(path).strip() : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps a text for the owner alone; who reads meanwhile finds the old text or the new one. */
  public void write(String file, String text) {
    try {
      Files.createDirectories(root.resolve("run"));
      Path written = run(file + ".new");
      Files.deleteIfExists(written);
      ownerOnly(written);
      Files.writeString(written, text + "\n");
      Files.move(written, run(file), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes down what runs now. */
  public void running(Running running) {
    write(
        "stack.properties",
        "pid=%d\nstarted=%s\nport=%d\nhost=%s\ncertificate=%s\nbootstrap=%s\nclientSettings=%s\nroles=%s"
            .formatted(
                running.pid(),
                startOf(running.pid()),
                running.reach().ports().dashboard(),
                running.reach().host(),
                running.reach().certificate(),
                running.bootstrap(),
                running.clientSettings(),
                String.join(",", running.roles())));
  }

  /** What runs now, if its process is alive. */
  public Optional<Running> running() {
    String text = read("stack.properties");
    if (text == null) {
      return Optional.empty();
    }
    Properties p = new Properties();
    try {
      p.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    long pid = Long.parseLong(p.getProperty("pid"));
    // After a reboot the number may be another process's; its start time is not.
    boolean same = startOf(pid).equals(p.getProperty("started"));
    return !same || ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Running(
                pid,
                new Reach(
                    new Ports(Integer.parseInt(p.getProperty("port"))),
                    p.getProperty("host"),
                    p.getProperty("certificate", "")),
                p.getProperty("bootstrap"),
                p.getProperty("clientSettings", ""),
                List.of(p.getProperty("roles").split(",", -1))));
  }

  private static String startOf(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().startInstant())
        .map(start -> String.valueOf(start.toEpochMilli()))
        .orElse("unknown");
  }

  /** Nothing runs any more. */
  public void stopped() {
    try {
      Files.deleteIfExists(run("stack.properties"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String secret(String file) {
    Path path = root.resolve(file);
    try {
      if (!Files.exists(path)) {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        ownerOnly(path);
        Files.writeString(path, HexFormat.of().formatHex(random) + "\n");
      }
      return Files.readString(path).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void ownerOnly(Path path) throws IOException {
    Files.createFile(
        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }
}
