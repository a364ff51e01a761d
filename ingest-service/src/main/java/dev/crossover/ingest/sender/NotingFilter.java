package dev.crossover.ingest.sender;

import dev.crossover.ingest.intake.Decided;
import dev.crossover.ingest.ledger.OtherInstances;
import dev.crossover.ingest.request.Body;
import dev.crossover.ingest.source.Sender;
import dev.crossover.wiring.Json;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Notes what became of each request that brings something, where its source is known, and of each
 * other one that was refused; that there is no such document is no refusal. It stands before all
 * that may refuse one. A request that another instance handed on was noted there.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class NotingFilter extends OncePerRequestFilter {

  private static final List<String> DOORS =
      List.of("/xapi/", "/caliper", "/v1/events", "/v1/hooks/");
  private static final List<String> BRINGING = List.of("POST", "PUT", "DELETE");
  private static final int LONGEST_DETAIL = 500;

  private final SentRequests sent;
  private final Clock clock;

  NotingFilter(SentRequests sent, Clock clock) {
    this.sent = sent;
    this.clock = clock;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return DOORS.stream().noneMatch(request.getServletPath()::startsWith)
        || OtherInstances.isHandedOn(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long began = System.nanoTime();
    if (BRINGING.contains(request.getMethod())) {
      // Such replies are short.
      ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
      chain.doFilter(request, held);
      note(request, held, held.getContentAsByteArray(), began);
      held.copyBodyToResponse();
    } else {
      chain.doFilter(request, response);
      if (response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST
          && response.getStatus() != HttpServletResponse.SC_NOT_FOUND) {
        note(request, response, new byte[0], began);
      }
    }
  }

  private void note(
      HttpServletRequest request, HttpServletResponse response, byte[] reply, long began) {
    Sender sender = Sender.of(request);
    if (sender == null) {
      return;
    }
    boolean refused = response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST;
    JsonNode problem = refused ? problem(reply) : Json.MAPPER.missingNode();
    String detail =
        sender.problem() == null ? problem.path("detail").asString("") : sender.problem();
    sent.add(
        sender.source(),
        new SentRequest(
            clock.instant(),
            request.getMethod(),
            shortened(request.getServletPath()),
            response.getStatus(),
            number(response.getHeader(Decided.ACCEPTED)),
            number(response.getHeader(Decided.DUPLICATE)),
            refused ? reason(problem, response.getStatus()) : null,
            detail.isEmpty() ? null : shortened(detail),
            Body.arrived(request),
            (System.nanoTime() - began) / 1_000_000,
            1));
  }

  private static JsonNode problem(byte[] reply) {
    try {
      return Json.MAPPER.readTree(reply);
    } catch (JacksonException e) {
      return Json.MAPPER.missingNode();
    }
  }

  /** The last word of the problem's type; where a reply has none, its status. */
  private static String reason(JsonNode problem, int status) {
    String type = problem.path("type").asString("");
    return type.isEmpty() ? String.valueOf(status) : type.substring(type.lastIndexOf(':') + 1);
  }

  private static @Nullable Integer number(@Nullable String header) {
    return header == null ? null : Integer.valueOf(header);
  }

  private static String shortened(String detail) {
    return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL) + "…";
  }
}
