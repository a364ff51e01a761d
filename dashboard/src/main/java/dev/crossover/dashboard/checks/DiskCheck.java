package dev.crossover.dashboard.checks;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whether there is room where local tables are kept. */
@Component
class DiskCheck implements InstallationCheck {

  private static final long MIB = 1024 * 1024;
  private static final long LITTLE = 2048 * MIB;
  private static final long TOO_LITTLE = 512 * MIB;

  /** Asks how many bytes are free. */
  @FunctionalInterface
  interface Room {
    long free() throws IOException;
  }

  private final Room room;

  @Autowired
  DiskCheck(@Value("${spring.kafka.streams.properties.state.dir:${java.io.tmpdir}}") Path folder) {
    this(() -> {
      FileStore store = Files.getFileStore(Files.exists(folder) ? folder : folder.getRoot());
      return store.getUsableSpace();
    });
  }

  DiskCheck(Room room) {
    this.room = room;
  }

  @Override
  public String name() {
    return "disk";
  }

  @Override
  public Finding look() {
    try {
      long free = room.free();
      String says = "%,d MiB are free where local tables are kept.".formatted(free / MIB);
      if (free < TOO_LITTLE) {
        return Finding.failed(says + " At the end of the disk the services stop.");
      }
      return free < LITTLE ? Finding.warning(says) : Finding.ok(says);
    } catch (IOException e) {
      return Finding.failed("The folder of local tables cannot be read.");
    }
  }
}
