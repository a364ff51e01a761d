package dev.crossover.dashboard.access;

import dev.crossover.wiring.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.rememberme.TokenBasedRememberMeServices;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets users change their passwords; by the old one, for a page may have been left open. */
@RestController
class PasswordController {

  private static final Logger log = LoggerFactory.getLogger(PasswordController.class);

  private final AuthenticationManager passwords;
  private final LocalUsers users;
  private final Attempts attempts;
  private final TokenBasedRememberMeServices remembered;
  private final IngestCalls ingest;

  PasswordController(
      AuthenticationManager passwords,
      LocalUsers users,
      Attempts attempts,
      TokenBasedRememberMeServices remembered,
      IngestCalls ingest) {
    this.passwords = passwords;
    this.users = users;
    this.attempts = attempts;
    this.remembered = remembered;
    this.ingest = ingest;
  }

  /** The old password, and the one to come. */
  record Wanted(@Nullable String old, @Nullable String password) {}

  /** Ends what was signed in with the old one, here too. */
  @PostMapping("/api/v1/session/password")
  ResponseEntity<?> change(
      @RequestBody Wanted wanted, HttpServletRequest request, HttpServletResponse response) {
    Viewer viewer = Viewer.current();
    if (!users.has(viewer)) {
      return Problem.reply(
          HttpStatus.UNAUTHORIZED, "unauthorized", "Sign in with your password first.");
    }
    String mail = viewer.mail();
    if (!attempts.allowed(mail, request.getRemoteAddr())) {
      return Attempts.refusal();
    }
    try {
      passwords.authenticate(
          UsernamePasswordAuthenticationToken.unauthenticated(
              mail, Objects.requireNonNullElse(wanted.old(), "")));
    } catch (AuthenticationException e) {
      if (e.getCause() instanceof InvalidStateStoreException starting) {
        attempts.letIn(mail, request.getRemoteAddr());
        throw starting;
      }
      return Problem.reply(HttpStatus.FORBIDDEN, "forbidden", "The old password does not fit.");
    }
    attempts.letIn(mail, request.getRemoteAddr());
    try {
      String chosen = Objects.requireNonNullElse(wanted.password(), "");
      IngestCalls.Reply reply =
          ingest.form("/v1/users/password", Map.of("mail", mail, "password", chosen), mail);
      if (reply.status() == HttpStatus.BAD_REQUEST.value()) {
        return Problem.reply(HttpStatus.BAD_REQUEST, "invalid", reply.message());
      }
      if (reply.status() == HttpStatus.OK.value()) {
        remembered.logout(request, response, null);
        return ResponseEntity.noContent().build();
      }
      log.warn("the ingest service answers a new password with {}", reply.status());
    } catch (IOException e) {
      log.warn("the ingest service does not answer: {}", e.getMessage());
    }
    return Problem.reply(
        HttpStatus.SERVICE_UNAVAILABLE,
        "away",
        "The service that keeps passwords does not answer. If the old one does not fit any more, the new one holds.");
  }
}
