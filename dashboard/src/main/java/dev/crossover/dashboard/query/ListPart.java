package dev.crossover.dashboard.query;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * A part of a list. Where the next one begins is told by the answer's {@code Link} header (RFC
 * 8288), relative to the address that was asked.
 *
 * @param limit most rows, 1..{@value #MOST}; null for all
 * @param after id of the row before the first; null for the first part
 */
record ListPart(@Nullable Integer limit, @Nullable String after) {

  private static final int MOST = 1_000;

  ListPart {
    if (limit != null && (limit < 1 || limit > MOST)) {
      throw new IllegalArgumentException("limit must be 1 to " + MOST + ", but is " + limit);
    }
  }

  /**
   * Of all rows, those of this part.
   *
   * @throws IllegalArgumentException if the row before the first is not among them any more
   */
  <T> List<T> of(List<T> all, Function<T, String> id) {
    int from = after == null ? 0 : 1 + place(all, id, after);
    int to = limit == null ? all.size() : Math.min(all.size(), from + limit);
    return all.subList(from, to);
  }

  private static <T> int place(List<T> all, Function<T, String> id, String after) {
    return IntStream.range(0, all.size())
        .filter(i -> id.apply(all.get(i)).equals(after))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "after: there is no row " + after + " any more; begin with the first part"));
  }

  /** The answer, which says where to go on unless it is the last part for sure. */
  <T> ResponseEntity<List<T>> answer(List<T> rows, Function<T, String> id) {
    if (limit == null || rows.size() < limit) {
      return ResponseEntity.ok(rows);
    }
    UriComponentsBuilder next =
        ServletUriComponentsBuilder.fromCurrentRequest()
            .replaceQueryParam("after", UriUtils.encode(id.apply(rows.getLast()), UTF_8));
    String query = next.build(true).getQuery();
    return ResponseEntity.ok()
        .header(HttpHeaders.LINK, "<?" + query + ">; rel=\"next\"")
        .body(rows);
  }
}
