package dev.crossover.ingest.source;

import dev.crossover.ingest.request.Refused;
import dev.crossover.model.intake.SourceStatus;
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
   * @param status how its source does; null before anything came
   */
  record Listed(
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
    return sources.list().stream()
        .map(s -> new Listed(s.name(), s.key(), s.createdAt(), s.scopes(), status.get(s.name())))
        .toList();
  }

  @DeleteMapping("/{keyOrName}")
  ResponseEntity<Void> revoke(@PathVariable("keyOrName") String keyOrName) {
    return sources.revoke(keyOrName)
        ? ResponseEntity.noContent().build()
        : ResponseEntity.notFound().build();
  }
}
