package dev.crossover.ingest.source;

import dev.crossover.ingest.request.Refused;
import dev.crossover.model.intake.SourceStatus;
import dev.crossover.model.record.ApiKey;
import dev.crossover.model.record.Scope;
import dev.crossover.wiring.TableView;
import dev.crossover.wiring.key.KeyRing;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Makes, lists and ends keys; for the administrator. */
@RestController
@RequestMapping("/v1/keys")
class KeyController {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,40}");

  private final Keys keys;
  private final TableView<SourceStatus> status;
  private final Clock clock;

  KeyController(Keys keys, TableView<SourceStatus> status, Clock clock) {
    this.keys = keys;
    this.status = status;
    this.clock = clock;
  }

  /**
   * A key as it is listed: without its secret, which nobody has any more.
   *
   * @param version of its record, for {@code If-Match}
   * @param usedOn the last day on which it was shown
   * @param status how it does as a source of events; null before anything came
   */
  record Listed(
      int version,
      String name,
      String key,
      Instant createdAt,
      Set<Scope> scopes,
      @Nullable Instant expiresAt,
      @Nullable LocalDate usedOn,
      @Nullable SourceStatus status) {}

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Keys.NewKey create(
      @RequestParam("name") String name,
      @RequestParam(name = "scope", required = false) @Nullable List<String> scopes,
      @RequestParam(name = "expires", required = false) @Nullable String expires) {
    if (!NAME.matcher(name).matches() || KeyRing.NAMES.contains(name)) {
      throw Refused.field(
          "name",
          "lower-case letters, digits, '.', '_' and '-', 41 at most; not "
              + String.join(", ", new TreeSet<>(KeyRing.NAMES)));
    }
    return keys.create(
        name,
        scopes == null
            ? ApiKey.DEFAULT_SCOPES
            : Refused.reading(() -> scopes.stream().map(Scope::of).collect(Collectors.toSet())),
        expires == null ? null : end(expires));
  }

  /** The end of that day, by UTC. */
  private Instant end(String expires) {
    Instant end =
        Refused.reading(() -> LocalDate.parse(expires))
            .plusDays(1)
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant();
    if (!end.isAfter(clock.instant())) {
      throw Refused.field("expires", "is over");
    }
    return end;
  }

  @GetMapping
  List<Listed> list() {
    return keys.list().stream().map(this::listed).toList();
  }

  private Listed listed(Keys.IssuedKey issued) {
    ApiKey k = issued.key();
    SourceStatus of = status.get(k.name());
    return new Listed(
        issued.version(),
        k.name(),
        k.key(),
        k.createdAt(),
        k.scopes(),
        k.expiresAt(),
        issued.usedOn(),
        of == null ? null : of.shown());
  }

  /** Ends keys; with {@code If-Match}, only if that is the version which stands. */
  @DeleteMapping("/{keyOrName}")
  ResponseEntity<Void> revoke(
      @PathVariable("keyOrName") String keyOrName,
      @RequestHeader(name = "If-Match", required = false) @Nullable String seen) {
    List<Keys.IssuedKey> found = keys.named(keyOrName);
    if (found.isEmpty()) {
      return ResponseEntity.notFound().build();
    }
    if (seen != null && found.stream().anyMatch(k -> !seen.equals("\"" + k.version() + "\""))) {
      return ResponseEntity.status(HttpStatus.PRECONDITION_FAILED).build();
    }
    keys.revoke(found);
    return ResponseEntity.noContent().build();
  }
}
