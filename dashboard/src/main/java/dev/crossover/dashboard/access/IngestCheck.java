package dev.crossover.dashboard.access;

import dev.crossover.dashboard.checks.Finding;
import dev.crossover.dashboard.checks.InstallationCheck;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Whether the ingest service answers the dashboard, which hands on to it what people type. */
@Component
class IngestCheck implements InstallationCheck {

  private final IngestCalls ingest;

  IngestCheck(IngestCalls ingest) {
    this.ingest = ingest;
  }

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public Finding look() {
    try {
      int status =
          ingest.ask(HttpMethod.GET, "/actuator/health/readiness", null, "", "doctor").status();
      return status == 200
          ? Finding.ok("The ingest service is ready.")
          : Finding.failed("The ingest service answers %d.".formatted(status));
    } catch (IOException e) {
      return Finding.failed(
          "The ingest service does not answer; CROSSOVER_INGEST_INTERNAL_URL says where it is.");
    }
  }
}
