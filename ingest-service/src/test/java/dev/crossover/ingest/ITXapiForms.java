package dev.crossover.ingest;

import static dev.crossover.ingest.Bodies.statement;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The form that xAPI 1.0.3 offers to old browsers in the place of a request. */
@SharedIngest
class ITXapiForms {

  private final Ingest ingest;
  private final Posting lms;

  ITXapiForms(RunningIngest running) {
    ingest = running.ingest();
    lms = running.lms();
  }

  @Test
  void aFormStandsForARequestIn103Only() {
    String id = UUID.randomUUID().toString();
    String form =
        "statementId="
            + id
            + "&content="
            + URLEncoder.encode(statement(id, "4711", "completed"), UTF_8);
    String type = "application/x-www-form-urlencoded";
    assertThat(lms.post("/xapi/statements?method=PUT", type, form).statusCode()).isEqualTo(204);
    assertThat(lms.get("/xapi/statements?statementId=" + id).statusCode()).isEqualTo(200);
    HttpRequest.Builder second =
        lms.request("/xapi/statements?method=PUT", type)
            .setHeader("X-Experience-API-Version", "2.0.0")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    assertThat(lms.send(second).statusCode()).isEqualTo(400);
  }

  /** The answer comes though the rest of the form never does: nobody has waited for it. */
  @Test
  void aLargeFormWithoutATokenIsTurnedAwayUnread() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), ingest.port())) {
      socket.setSoTimeout(5_000);
      String head =
          "POST /xapi/statements?method=PUT HTTP/1.1\r\nHost: x\r\nContent-Length: 4900000\r\n"
              + "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
              + "X-Experience-API-Version=1.0.3&content="
              + "x".repeat(70_000);
      socket.getOutputStream().write(head.getBytes(US_ASCII));
      byte[] reply = socket.getInputStream().readNBytes(12);
      assertThat(new String(reply, US_ASCII)).isEqualTo("HTTP/1.1 401");
    }
  }
}
