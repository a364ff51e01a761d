package dev.crossover.dashboard.manage;

import dev.crossover.dashboard.access.IngestCalls;
import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.access.Viewer;
import dev.crossover.wiring.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What an owner does on the page: each address is the one of the ingest service, asked in the
 * owner's name. It decides, answers what it would do where {@code dry-run} is asked, and writes
 * down who changed what.
 */
@RestController
@RequestMapping("/api/v1/manage")
class ManageController {

  private static final Logger log = LoggerFactory.getLogger(ManageController.class);
  private static final String HERE = "/api/v1/manage";
  private static final String THERE = "/v1";

  /** That our own key does not fit is nothing that a user could mend. */
  private static final Set<Integer> OURS = Set.of(401, 403);

  private final Rights rights;
  private final IngestCalls ingest;

  ManageController(Rights rights, IngestCalls ingest) {
    this.rights = rights;
    this.ingest = ingest;
  }

  @GetMapping({"/keys", "/users", "/plans/{id}.yaml"})
  ResponseEntity<?> look(HttpServletRequest request) throws IOException {
    return asOwner(request, null);
  }

  @PostMapping({
    "/keys",
    "/users",
    "/users/password",
    "/users/removal",
    "/roster",
    "/accounts",
    "/plans/{id}/activities",
    "/plans/{id}/reviewers",
    "/plans/{id}/difference"
  })
  ResponseEntity<?> take(
      HttpServletRequest request, @RequestBody(required = false) @Nullable String body)
      throws IOException {
    return asOwner(request, body);
  }

  @PutMapping("/plans/{id}")
  ResponseEntity<?> publish(HttpServletRequest request, @RequestBody String plan)
      throws IOException {
    return asOwner(request, plan);
  }

  @DeleteMapping("/keys/{key}")
  ResponseEntity<?> revoke(HttpServletRequest request) throws IOException {
    return asOwner(request, null);
  }

  /** Who looks after a source may bring its reports, too. */
  @PostMapping("/completions")
  ResponseEntity<?> complete(
      HttpServletRequest request,
      @RequestParam(name = "source", defaultValue = "") String source,
      @RequestBody(required = false) @Nullable String report)
      throws IOException {
    return asKeeper(request, source, report);
  }

  /** Who looks after a source sees what it sent last, and may try what it would send. */
  @GetMapping("/requests")
  ResponseEntity<?> requests(HttpServletRequest request, @RequestParam("source") String source)
      throws IOException {
    return asKeeper(request, source, null);
  }

  @PostMapping({"/check", "/test-event"})
  ResponseEntity<?> tryOut(
      HttpServletRequest request,
      @RequestParam("source") String source,
      @RequestBody(required = false) @Nullable String body)
      throws IOException {
    return asKeeper(request, source, body);
  }

  private ResponseEntity<?> asKeeper(
      HttpServletRequest request, String source, @Nullable String body) throws IOException {
    if (!rights.looksAfterSource(source)) {
      throw new NoSuchElementException("there is no such source of yours");
    }
    return pass(request, body);
  }

  private ResponseEntity<?> asOwner(HttpServletRequest request, @Nullable String body)
      throws IOException {
    if (!rights.administers()) {
      throw new NoSuchElementException("there is no such page");
    }
    return pass(request, body);
  }

  private ResponseEntity<?> pass(HttpServletRequest request, @Nullable String body)
      throws IOException {
    String uri = request.getRequestURI();
    String query = request.getQueryString();
    String path =
        THERE
            + uri.substring(uri.indexOf(HERE) + HERE.length())
            + (query == null ? "" : "?" + query);
    String type = request.getContentType();
    IngestCalls.Reply reply =
        ingest.ask(
            HttpMethod.valueOf(request.getMethod()),
            path,
            type == null ? null : MediaType.parseMediaType(type),
            Objects.requireNonNullElse(body, ""),
            Viewer.current().mail());
    if (OURS.contains(reply.status())) {
      log.warn("the ingest service answers the dashboard with {}", reply.status());
      return Problem.reply(
          HttpStatus.SERVICE_UNAVAILABLE, "away", "The service that keeps it does not let us in.");
    }
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(reply.status()).cacheControl(CacheControl.noStore());
    return reply.type() == null
        ? answer.build()
        : answer.contentType(reply.type()).body(reply.body());
  }
}
