package dev.crossover.ingest.source;

import dev.crossover.ingest.request.Refused;
import dev.crossover.model.intake.SourceStatus;
import dev.crossover.model.record.Scope;
import dev.crossover.model.record.Source;
import dev.crossover.wiring.TableView;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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

/** Makes, lists and ends tokens; for the administrator. */
@RestController
@RequestMapping("/v1/sources")
class SourceController {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,40}");

  private final Sources sources;
  private final TableView<SourceStatus> status;

  SourceController(Sources sources, TableView<SourceStatus> status) {
    this.sources = sources;
    this.status = status;
  }

  /**
   * A token as it is listed: without its secret, which nobody has any more.
   *
   * @param version of its record, for {@code If-Match}
   * @param status how its source does; null before anything came
   */
  record Listed(
      int version,
      String name,
      String key,
      Instant createdAt,
      Set<Scope> scopes,
      @Nullable SourceStatus status) {}

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Sources.NewToken create(
      @RequestParam("name") String name,
      @RequestParam(name = "scope", required = false) @Nullable List<String> scopes) {
    if (!NAME.matcher(name).matches()) {
      throw Refused.field("name", "lower-case letters, digits, '.', '_' and '-', 41 at most");
    }
    return sources.create(
        name,
        scopes == null
            ? Source.DEFAULT_SCOPES
            : Refused.reading(() -> scopes.stream().map(Scope::of).collect(Collectors.toSet())));
  }

  @GetMapping
  List<Listed> list() {
    return sources.list().stream().map(k -> listed(k.version(), k.source())).toList();
  }

  private Listed listed(int version, Source s) {
    return new Listed(version, s.name(), s.key(), s.createdAt(), s.scopes(), status.get(s.name()));
  }

  /** Ends tokens; with {@code If-Match}, only if that is the version which stands. */
  @DeleteMapping("/{keyOrName}")
  ResponseEntity<Void> revoke(
      @PathVariable("keyOrName") String keyOrName,
      @RequestHeader(name = "If-Match", required = false) @Nullable String seen) {
    List<Sources.IssuedToken> found = sources.named(keyOrName);
    if (found.isEmpty()) {
      return ResponseEntity.notFound().build();
    }
    if (seen != null && found.stream().anyMatch(k -> !seen.equals("\"" + k.version() + "\""))) {
      return ResponseEntity.status(HttpStatus.PRECONDITION_FAILED).build();
    }
    sources.revoke(found);
    return ResponseEntity.noContent().build();
  }
}
