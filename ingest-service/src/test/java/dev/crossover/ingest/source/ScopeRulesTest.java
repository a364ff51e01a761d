package dev.crossover.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.ingest.IngestApplication;
import dev.crossover.model.record.Scope;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Each address of the doors for each scope. An address that is not in the table fails. */
class ScopeRulesTest {

  /** The scopes of which any is enough; {@code open} needs no key, {@code signed} a signature. */
  private static final Map<String, String> TABLE = new LinkedHashMap<>();

  static {
    for (String door : List.of("/caliper", "/caliper/")) {
      TABLE.put("GET " + door, "write");
      TABLE.put("POST " + door, "write");
    }
    TABLE.put("POST /caliper/{key}", "signed");
    for (String own : List.of("GET /v1/requests", "POST /v1/check", "POST /v1/test-event")) {
      TABLE.put(own, "admin write signed");
    }
    TABLE.put("POST /v1/events", "write");
    TABLE.put("POST /v1/hooks/{key}", "signed");
    TABLE.put("GET /xapi/about", "open");
    TABLE.put("GET /xapi/statements", "read read-all");
    TABLE.put("POST /xapi/statements", "write");
    TABLE.put("PUT /xapi/statements", "write");
    TABLE.put("GET /xapi/activities", "read read-all");
    TABLE.put("GET /xapi/agents", "read read-all");
    for (String document :
        List.of("/xapi/activities/state", "/xapi/activities/profile", "/xapi/agents/profile")) {
      TABLE.put("GET " + document, "read read-all");
      TABLE.put("PUT " + document, "write");
      TABLE.put("POST " + document, "write");
      TABLE.put("DELETE " + document, "write");
    }
    TABLE.put("GET /schemas/dev.crossover.{kind}.v1.json", "open");
    TABLE.put("POST /v1/roster", "admin roster");
    TABLE.put("POST /v1/accounts", "admin roster");
    TABLE.put("POST /v1/completions", "admin");
    TABLE.put("POST /v1/learners/{id}/leave", "admin roster");
    TABLE.put("GET /v1/plans", "admin plans");
    TABLE.put("GET /v1/plans/{id}", "admin plans");
    TABLE.put("GET /v1/plans/{id}.yaml", "admin plans");
    TABLE.put("PUT /v1/plans/{id}", "admin plans");
    TABLE.put("POST /v1/plans/{id}/difference", "admin plans");
    TABLE.put("POST /v1/plans/{id}/activities", "admin plans");
    TABLE.put("POST /v1/plans/{id}/reviewers", "admin plans");
    TABLE.put("GET /v1/keys", "admin");
    TABLE.put("POST /v1/keys", "admin");
    TABLE.put("DELETE /v1/keys/{keyOrName}", "admin");
    TABLE.put("GET /v1/users", "admin");
    TABLE.put("POST /v1/users", "admin");
    TABLE.put("POST /v1/users/password", "admin");
    TABLE.put("POST /v1/users/removal", "admin");
    TABLE.put("POST /v1/users/notices", "admin");
    TABLE.put("POST /v1/users/stand-in", "admin");
    TABLE.put("POST /v1/users/tickets", "admin");
    TABLE.put("GET /v1/changes", "admin");
    TABLE.put("GET /v1/trace", "admin");
    TABLE.put("GET /v1/rejected", "admin");
    TABLE.put("POST /v1/rejected/redrive", "admin");
    TABLE.put("GET /v1/dead-letters", "admin");
    TABLE.put("POST /v1/dead-letters/redrive", "admin");
    TABLE.put("POST /v1/dead-letters/discard", "admin");
  }

  @Test
  void eachAddressIsOpenToItsScopes() {
    TABLE.forEach((address, scopes) -> {
      if (!scopes.equals("open") && !scopes.equals("signed")) {
        String[] words = address.replaceAll("\\{[^}]*}", "x").split(" ", -1);
        Set<Scope> expected =
            Arrays.stream(scopes.split(" ", -1)).map(Scope::of).collect(Collectors.toSet());
        assertThat(ScopeRules.of(words[0], words[1])).as(address).isEqualTo(expected);
      }
    });
  }

  /** A new address is the administrator's until it is said whose it is. */
  @Test
  void whatIsNotNamedIsForAdministrators() {
    for (String path : List.of("/v1/rosters", "/v1/plans2", "/other", "/", "/xapi")) {
      assertThat(ScopeRules.of("GET", path)).as(path).containsExactly(Scope.ADMIN);
    }
  }

  @Test
  void everyAddressStandsInTheTable() throws ClassNotFoundException {
    assertThat(addresses()).isEqualTo(new TreeSet<>(TABLE.keySet()));
  }

  private static Set<String> addresses() throws ClassNotFoundException {
    ClassPathScanningCandidateComponentProvider scan =
        new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
    Set<String> all = new TreeSet<>();
    for (var found : scan.findCandidateComponents(IngestApplication.class.getPackageName())) {
      Class<?> controller =
          ClassUtils.forName(Objects.requireNonNull(found.getBeanClassName()), null);
      List<String> rooms =
          paths(AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class));
      Arrays.stream(controller.getDeclaredMethods())
          .map(m -> AnnotatedElementUtils.findMergedAnnotation(m, RequestMapping.class))
          .filter(Objects::nonNull)
          .forEach(m ->
              rooms.forEach(
                  room -> paths(m).forEach(path -> all.add(m.method()[0] + " " + room + path))));
    }
    return all;
  }

  private static List<String> paths(RequestMapping mapping) {
    return mapping == null || mapping.path().length == 0 ? List.of("") : List.of(mapping.path());
  }
}
