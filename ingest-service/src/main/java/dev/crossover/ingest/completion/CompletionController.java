package dev.crossover.ingest.completion;

import dev.crossover.ingest.request.Body;
import dev.crossover.ingest.request.DryRun;
import dev.crossover.ingest.request.Refused;
import dev.crossover.wiring.key.KeyRing;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes reports of completions; for the administrator, since they finish units and give grades for
 * anybody, and tell how many addresses are in no roster.
 */
@RestController
class CompletionController {

  private static final List<String> ASKED = List.of("person", "course", "date", "score", "dates");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,40}");

  private final Completions completions;
  private final Body body;

  CompletionController(Completions completions, Body body) {
    this.completions = completions;
    this.body = body;
  }

  /** Parameters beside these name columns; see {@link CompletionFile#read}. */
  @PostMapping("/v1/completions")
  Completions.Report post(
      HttpServletRequest request,
      @RequestParam(name = "source", defaultValue = Completions.SOURCE) String source,
      @RequestParam(name = DryRun.PARAMETER, required = false) @Nullable String dryRun)
      throws IOException {
    if (!NAME.matcher(source).matches() || KeyRing.NAMES.contains(source)) {
      throw Refused.field(
          "source",
          "lower-case letters, digits, '.', '_' and '-', 41 at most; not "
              + String.join(", ", new TreeSet<>(KeyRing.NAMES)));
    }
    Map<String, String> asked = new HashMap<>();
    for (String name : ASKED) {
      String value = request.getParameter(name);
      if (value != null) {
        asked.put(name, value);
      }
    }
    return completions.take(source, body.read(request), asked, DryRun.asked(dryRun));
  }
}
