package dev.crossover.ingest.xapi;

import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says which versions of xAPI are spoken here; the only resource that asks for no token. */
@RestController
class AboutController {

  @GetMapping("/xapi/about")
  Map<String, List<String>> about() {
    return Map.of("version", List.of("1.0.3", "2.0.0"));
  }
}
