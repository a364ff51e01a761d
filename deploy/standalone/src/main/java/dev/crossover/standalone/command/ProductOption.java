package dev.crossover.standalone.command;

import dev.crossover.standalone.client.Doors;
import dev.crossover.standalone.client.Key;
import dev.crossover.standalone.launcher.DataFolder;
import dev.crossover.standalone.launcher.Trust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The product that a command talks to: the one on the data folder, or one anywhere. */
final class ProductOption {

  @Mixin private DataFolderOption data = new DataFolderOption();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "address of a dashboard that runs elsewhere (default: $CROSSOVER_URL, else what runs on"
              + " the data folder)")
  private @Nullable String url = System.getenv("CROSSOVER_URL");

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description =
          "KEY:SECRET of a key, or the administrator's secret; needed with --url (default:"
              + " $CROSSOVER_KEY, which no list of processes shows)")
  private @Nullable String key = System.getenv("CROSSOVER_KEY");

  /** Whether it is not the one on the data folder. */
  boolean isElsewhere() {
    return url != null;
  }

  DataFolder folder() {
    return data.folder();
  }

  /** Its services; nothing if none is named and none runs on the data folder. */
  Optional<Doors> running() throws IOException, InterruptedException {
    if (url != null) {
      if (key == null) {
        throw new IOException("with --url the command needs --key or CROSSOVER_KEY");
      }
      return Optional.of(
          Doors.at(address(url), trust(), Key.of(key), folder(), System.err::println));
    }
    Optional<DataFolder.Running> here = folder().running();
    return here.map(r ->
        key == null
            ? Doors.of(folder(), r.reach(), System.err::println)
            : Doors.of(folder(), r.reach(), Key.of(key), System.err::println));
  }

  /**
   * Its services.
   *
   * @throws IOException if none run
   */
  Doors doors() throws IOException, InterruptedException {
    return running()
        .orElseThrow(() ->
            new IOException(
                "nothing runs on "
                    + folder().root()
                    + "; start it with ./crossover up, or name another product with --url"));
  }

  /** A company's own authority, which the Java runtime does not know. */
  private static Trust trust() throws IOException {
    String authority = System.getenv("CROSSOVER_CA");
    return authority == null || authority.isEmpty()
        ? Trust.USUAL
        : Trust.signedBy(Path.of(authority));
  }

  private static URI address(String url) throws IOException {
    if (!url.matches("https?://[^/?#]+(/[^?#]*)?")) {
      throw new IOException("--url takes an address such as http://127.0.0.1:8080/, not " + url);
    }
    return URI.create(url);
  }
}
