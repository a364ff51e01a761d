package dev.crossover.ingest;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/**
 * The ingest service on a real broker, and those who send to it. Learner {@code a1} is on the
 * roster and owns the account 4711 at the LMS. The largest body is 64 KB.
 */
final class RunningIngest implements AutoCloseable {

  private final Path state = Files.createTempDirectory("crossover-ingest");
  private final Ingest ingest =
      new Ingest(
          state,
          "--crossover.ingest.max-body=64KB",
          "--spring.main.sources=" + ITDecisionNet.BrokenDoor.class.getName());
  private final Posting admin = ingest.admin();
  private final Posting lms = ingest.sender("lms");
  private final Posting other = ingest.sender("other");

  RunningIngest() throws IOException {
    HttpResponse<String> roster =
        admin.post(
            "/v1/roster",
            "text/csv",
            "learner,name,mail,team,cohort,start,accounts\n"
                + "a1,Ada,ada@x.example,red,spring,2026-03-02,https://lms.example|4711\n");
    if (roster.statusCode() != 200) {
      close();
      throw new IllegalStateException(roster.body());
    }
  }

  Ingest ingest() {
    return ingest;
  }

  Posting admin() {
    return admin;
  }

  /** A source that may write and read its own. */
  Posting lms() {
    return lms;
  }

  /** Another such source. */
  Posting other() {
    return other;
  }

  @Override
  public void close() throws IOException {
    ingest.close();
    FileSystemUtils.deleteRecursively(state);
  }
}
