package dev.crossover.standalone.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFolderTest {

  @TempDir private Path root;

  @Test
  void theAdministratorsSecretIsMadeOnceForItsOwnerAlone() throws IOException {
    DataFolder data = new DataFolder(root);
    String secret = data.adminSecret();
    assertThat(secret).hasSize(64);
    assertThat(new DataFolder(root).adminSecret()).isEqualTo(secret);
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("admin.key"))))
        .isEqualTo("rw-------");
  }

  /** After a crash of the launcher its note is still there; its process is not. */
  @Test
  void aStackWhoseProcessIsGoneDoesNotRun() throws IOException {
    DataFolder data = new DataFolder(root);
    data.create();
    data.running(
        new DataFolder.Running(
            ProcessHandle.current().pid(),
            Reach.local(new Ports(8080)),
            "h:1",
            "",
            List.of("ingest")));
    assertThat(data.running()).isPresent();
    data.running(
        new DataFolder.Running(
            Integer.MAX_VALUE, Reach.local(new Ports(8080)), "h:1", "", List.of("ingest")));
    assertThat(data.running()).isEmpty();
  }

  /** Plans and state of an earlier version cannot be read: better to say so than to lose them. */
  @Test
  void aFolderOfAnEarlierVersionIsRefused() throws IOException {
    DataFolder data = new DataFolder(root);
    data.create();
    data.create();
    Files.delete(root.resolve("format"));
    assertThatThrownBy(data::create)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("was made by an earlier version");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 65531, 70000})
  void portsMustFitInARow(int port) {
    assertThatThrownBy(() -> new Ports(port)).hasMessageContaining("--port must be between");
  }
}
