package dev.crossover.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The net below all event doors: without a decision of the intake there is no 2xx. */
@SharedIngest
class ITDecisionNet {

  private final Posting lms;

  ITDecisionNet(RunningIngest running) {
    lms = running.lms();
  }

  /** A door that forgets to ask the intake, as a mistake in a controller would make one. */
  @RestController
  static class BrokenDoor {

    @PostMapping(path = "/v1/events", headers = "X-Broken=answers")
    ResponseEntity<String> answers() {
      return ResponseEntity.ok("{\"accepted\":1,\"duplicates\":0}");
    }

    @PostMapping(path = "/xapi/statements", headers = "X-Broken=fails")
    ResponseEntity<Void> fails(HttpServletRequest request) throws IOException {
      throw new EOFException("somewhere after " + request.getInputStream().read());
    }

    @PostMapping(path = "/caliper", headers = "X-Broken=empty")
    ResponseEntity<Void> empty() {
      return ResponseEntity.noContent().build();
    }
  }

  @Test
  void aDoorThatForgetsTheIntakeAnswers500() {
    broken("/v1/events", "application/cloudevents+json", "answers");
    broken("/xapi/statements", "application/json", "fails");
    broken("/caliper", "application/json", "empty");
  }

  private void broken(String path, String type, String how) {
    HttpRequest.Builder request = lms.request(path, type).header("X-Broken", how);
    HttpResponse<String> reply = lms.send(request.POST(HttpRequest.BodyPublishers.ofString("[]")));
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(500);
    assertThat(reply.body()).contains("send the same again");
  }
}
