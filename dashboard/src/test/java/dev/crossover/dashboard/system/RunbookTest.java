package dev.crossover.dashboard.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever is called by an alert finds its section, with all that belongs into one. */
class RunbookTest {

  private static final Path FOLDER = Path.of("prometheus");
  private static final Pattern ALERT = Pattern.compile("(?m)^ *- alert: (\\w+)$");

  @Test
  void eachAlertHasASectionAndNoSectionIsOfAnAlertThatIsGone() throws IOException {
    Set<String> sections = new TreeSet<>();
    for (String section : sections()) {
      if (!body(section).startsWith("No alert;")) {
        sections.add(title(section));
      }
    }
    assertThat(sections).isEqualTo(alerts());
  }

  @Test
  void eachSectionOfAnAlertHasItsFourHeadingsWithText() throws IOException {
    Set<String> alerts = alerts();
    for (String section : sections()) {
      if (alerts.contains(title(section))) {
        List<String> parts = Arrays.asList(body(section).split("(?m)^### ", -1));
        assertThat(parts.getFirst()).as(title(section)).isBlank();
        assertThat(parts.subList(1, parts.size()))
            .as(title(section))
            .allMatch(part -> part.substring(part.indexOf('\n')).length() > 20)
            .extracting(part -> part.substring(0, part.indexOf('\n')))
            .containsExactly("Meaning", "Impact", "Diagnosis", "Mitigation");
      }
    }
  }

  /** The fragment of an alert's link is the id of a heading. */
  @Test
  void thePageHasAHeadingForEachLink() throws IOException {
    String page = Runbook.html(text());
    for (String alert : alerts()) {
      assertThat(page)
          .contains("<h2 id=\"" + alert.toLowerCase(Locale.ROOT) + "\">" + alert + "</h2>");
    }
    assertThat(page)
        .contains("<h2 id=\"restarts-and-rebalances\">", "href=\"#restarts-and-rebalances\"")
        .doesNotContain("**")
        .doesNotContain("`")
        .doesNotContain("](");
  }

  @Test
  void whatIsCodeIsShownAsItIs() {
    assertThat(Runbook.html("Look at `a{b=\"<c>\"} **x**` & **then** go [on](#there).\n"))
        .contains(
            "<p>Look at <code>a{b=&quot;&lt;c&gt;&quot;} **x**</code> &amp; <strong>then</strong>"
                + " go <a href=\"#there\">on</a>.</p>");
  }

  @Test
  void stepsAreAList() {
    assertThat(Runbook.html("Do:\n\n1. This.\n2. That.\n\nDone.\n"))
        .contains("<p>Do:</p>\n<ol>\n<li>This.</li>\n<li>That.</li>\n</ol>\n<p>Done.</p>");
  }

  private static Set<String> alerts() throws IOException {
    Set<String> alerts = new TreeSet<>();
    for (String rules : List.of("rules.yml", "slo.yml")) {
      ALERT
          .matcher(Files.readString(FOLDER.resolve(rules)))
          .results()
          .forEach(alert -> alerts.add(alert.group(1)));
    }
    assertThat(alerts).hasSizeGreaterThan(7);
    return alerts;
  }

  private static List<String> sections() throws IOException {
    List<String> parts = Arrays.asList(text().split("(?m)^## ", -1));
    return parts.subList(1, parts.size());
  }

  private static String text() throws IOException {
    return Files.readString(FOLDER.resolve("RUNBOOK.md"));
  }

  private static String title(String section) {
    return section.substring(0, section.indexOf('\n'));
  }

  private static String body(String section) {
    return section.substring(section.indexOf('\n') + 1);
  }
}
