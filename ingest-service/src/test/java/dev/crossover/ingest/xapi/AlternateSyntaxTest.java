package dev.crossover.ingest.xapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.ingest.IngestSettings;
import dev.crossover.ingest.request.Body;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

/** How much of a form is read of whom. */
class AlternateSyntaxTest {

  private static final int LIMIT = 5_000_000;
  private static final String TOKEN = "Authorization=Basic+a2V5OnNlY3JldA%3D%3D";

  private final AtomicReference<@Nullable HttpServletRequest> let = new AtomicReference<>();
  private final MockHttpServletResponse response = new MockHttpServletResponse();
  private final AlternateSyntax syntax =
      new AlternateSyntax(
          new Body(settings()),
          (request, reply) -> {
            reply.setStatus(401);
            return "Basic a2V5OnNlY3JldA==".equals(request.getHeader("Authorization"));
          });

  /** A form that begins so and goes on with {@code content} for as long as somebody reads. */
  private static final class Form extends MockHttpServletRequest {

    private final byte[] beginning;
    private final int length;
    private @Nullable IOException breaksOffWith;
    private int read;

    Form(String beginning, int length) {
      super("POST", "/xapi/statements");
      this.beginning = beginning.getBytes(StandardCharsets.US_ASCII);
      this.length = length;
      setServletPath("/xapi/statements");
      setQueryString("method=PUT");
    }

    @Override
    public ServletInputStream getInputStream() {
      return new ServletInputStream() {
        @Override
        public int read() throws IOException {
          byte[] one = new byte[1];
          return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] into, int offset, int most) throws IOException {
          if (breaksOffWith != null) {
            throw breaksOffWith;
          }
          int n = Math.min(most, length - read);
          for (int i = 0; i < n; i++, read++) {
            into[offset + i] = read < beginning.length ? beginning[read] : (byte) 'x';
          }
          return n == 0 ? -1 : n;
        }

        @Override
        public boolean isFinished() {
          return read == length;
        }

        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
          throw new UnsupportedOperationException();
        }
      };
    }
  }

  @Test
  void aStrangersFormIsNotReadBeyondItsBeginning() throws ServletException, IOException {
    for (String beginning : List.of("content=", "Authorization=Basic+b3RoZXI%3D&content=")) {
      Form form = new Form(beginning, 4_900_000);
      filter(form);
      assertThat(form.read).isLessThanOrEqualTo(AlternateSyntax.BEGINNING);
      assertThat(response.getStatus()).isEqualTo(401);
      assertThat(let.get()).isNull();
    }
  }

  /** The end of a form is out of sight: a token that stands there is found by nobody. */
  @Test
  void aTokenBehindTheBeginningIsNone() throws ServletException, IOException {
    Form form = new Form("content=" + "x".repeat(AlternateSyntax.BEGINNING) + "&" + TOKEN, 100_000);
    filter(form);
    assertThat(form.read).isLessThanOrEqualTo(AlternateSyntax.BEGINNING);
    assertThat(response.getStatus()).isEqualTo(401);
    assertThat(let.get()).isNull();
  }

  @Test
  void theFormOfWhoShowsATokenIsReadWhole() throws ServletException, IOException {
    filter(new Form(TOKEN + "&statementId=7&content=", 1_000_000));
    assertThat(meant().getParameter("statementId")).isEqualTo("7");
    assertThat(meant().getInputStream().readAllBytes()).hasSizeGreaterThan(900_000);
    Form withHeader = new Form("statementId=8&content=", 1_000_000);
    withHeader.addHeader("Authorization", "Basic a2V5OnNlY3JldA==");
    filter(withHeader);
    assertThat(meant().getParameter("statementId")).isEqualTo("8");
    assertThat(meant().getInputStream().readAllBytes()).hasSizeGreaterThan(900_000);
  }

  /** A small form is whole before it is known whose it is; its token may stand last. */
  @Test
  void aSmallFormMayHaveItsTokenAnywhere() throws ServletException, IOException {
    String form = "content=abc&" + TOKEN;
    filter(new Form(form, form.length()));
    assertThat(meant().getHeader("Authorization")).startsWith("Basic ");
    assertThat(meant().getInputStream().readAllBytes()).hasSize(3);
  }

  @Test
  void errorsHaveTheirOwnCodes() throws ServletException, IOException {
    filter(new Form(TOKEN + "&content=", LIMIT + 1));
    assertThat(response.getStatus()).isEqualTo(413);
    Form packed = new Form(TOKEN + "&content=", 100);
    packed.addHeader("Content-Encoding", "gzip");
    filter(packed);
    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(response.getContentAsString()).contains("Content-Encoding");
    assertThat(packed.read).isZero();
    Form stuck = new Form(TOKEN + "&content=", 100);
    stuck.breaksOffWith = new SocketTimeoutException();
    filter(stuck);
    assertThat(response.getStatus()).isEqualTo(408);
  }

  private void filter(HttpServletRequest request) throws ServletException, IOException {
    let.set(null);
    response.reset();
    syntax.doFilter(request, response, (passed, _) -> let.set((HttpServletRequest) passed));
  }

  private HttpServletRequest meant() {
    return Objects.requireNonNull(let.get());
  }

  private static IngestSettings settings() {
    return new IngestSettings(
        DataSize.ofBytes(LIMIT),
        Duration.ofSeconds(30),
        10,
        10,
        10,
        null,
        Duration.ofMinutes(15),
        10,
        "",
        List.of(),
        "",
        new IngestSettings.Caliper(""),
        new IngestSettings.Owner("", ""));
  }
}
