package dev.crossover.dashboard.digest;

import static dev.crossover.dashboard.digest.DigestSamples.FULL;
import static dev.crossover.dashboard.digest.DigestSamples.LINKS;
import static dev.crossover.dashboard.digest.DigestSamples.NAME;
import static dev.crossover.dashboard.digest.DigestSamples.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.Text;
import org.xml.sax.InputSource;

/** The mail as clients get it, with names that are no names. */
class DigestMailTest {

  private static final Pattern COLOUR = Pattern.compile("(?<![-a-z])color:(#[0-9a-f]{6})");
  private static final Pattern GROUND = Pattern.compile("background-color:(#[0-9a-f]{6})");

  private final DigestMail mail = DigestMail.of(FULL, LINKS);

  private static Document read(String html) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html)));
  }

  private static List<Element> elements(Document document) {
    NodeList found = document.getElementsByTagName("*");
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  /** A strict reader finds every name as it was typed, and nothing of it as an element. */
  @Test
  void theHtmlIsWellFormedAndNamesAreText() throws Exception {
    Document document = read(mail.html());
    assertThat(document.getDocumentElement().getTextContent())
        .contains(NAME + ", " + ReasonWords.heading(NAME), "Pair with " + NAME);
    assertThat(elements(document))
        .filteredOn(e -> e.getTagName().equals("b"))
        .extracting(Element::getTextContent)
        .hasSize(FULL.people().size())
        .containsOnly(NAME);
    assertThat(mail.html()).contains("&lt;b&gt;O&#39;Neil &amp; &quot;Co&quot;&lt;/b&gt;");
  }

  /** A name with a line break, or with what XML does not allow, breaks neither form. */
  @Test
  void whatNoLineMayHoldIsABlank() throws Exception {
    DigestSentences says =
        new DigestSentences(
            "s", "A\u0001B\nC", "A\r\nBcc: x", null, List.of("A\u0000B"), null, null);
    String html = DigestHtml.of(FULL, says, LINKS);
    assertThat(read(html).getDocumentElement().getTextContent()).contains("A B C", "A Bcc: x");
    assertThat(DigestText.of(FULL, says, LINKS).lines()).contains("A B C", "A Bcc: x", "A B");
  }

  @Test
  void everyLinkLeadsIntoTheInstallation() throws Exception {
    List<String> links =
        elements(read(mail.html())).stream()
            .filter(e -> e.hasAttribute("href"))
            .map(e -> e.getAttribute("href"))
            .toList();
    assertThat(links)
        .contains(
            "https://learn.example/x/learners/a%2F0",
            "https://learn.example/x/reviews",
            "https://learn.example/x/",
            "https://learn.example/x/settings/notifications",
            "https://learn.example/x/settings?stop=digest")
        .allSatisfy(link -> assertThat(link).startsWith("https://learn.example/x/"));
    assertThat(mail.text()).contains(links);
    assertThat(elements(read(mail.html())))
        .extracting(Element::getTagName)
        .doesNotContain("img", "script", "link", "style", "iframe", "form");
    assertThat(elements(read(mail.html())))
        .noneMatch(e -> e.hasAttribute("src") || e.getAttribute("style").contains("url("));
  }

  /** Outlook draws by tables alone. */
  @Test
  void nothingIsPlacedByWhatOutlookDoesNotKnow() {
    assertThat(mail.html()).doesNotContain("flex", "grid", "float", "position:");
  }

  @Test
  void everyTextHasAGroundOfItsOwnWithContrast() throws Exception {
    Document document = read(mail.html());
    Element body = (Element) document.getElementsByTagName("body").item(0);
    List<String> texts = new ArrayList<>();
    contrast(body, "", "", texts);
    assertThat(texts).hasSizeGreaterThan(30);
  }

  private static void contrast(Element e, String ink, String ground, List<String> texts) {
    String own = found(COLOUR, e.getAttribute("style"), ink);
    String under = found(GROUND, e.getAttribute("style"), ground);
    NodeList children = e.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      Node child = children.item(i);
      if (child instanceof Element inner) {
        contrast(inner, own, under, texts);
      } else if (child instanceof Text text && !text.getTextContent().isBlank()) {
        texts.add(text.getTextContent());
        assertThat(ratio(own, under)).as(text.getTextContent()).isGreaterThanOrEqualTo(4.5);
      }
    }
  }

  private static String found(Pattern pattern, String style, String otherwise) {
    Matcher m = pattern.matcher(style);
    return m.find() ? m.group(1) : otherwise;
  }

  /** As WCAG 2.2 has it. */
  private static double ratio(String a, String b) {
    double light = Math.max(luminance(a), luminance(b));
    double dark = Math.min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
  }

  private static double luminance(String colour) {
    return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
  }

  private static double channel(String colour, int at) {
    double c = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  @Test
  void linesOfTextAreShort() {
    assertThat(mail.text().lines())
        .hasSizeGreaterThan(20)
        .allSatisfy(
            line -> assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(78));
    assertThat(DigestText.wrapped("ab".repeat(100) + " 😀😀😀", 78))
        .allSatisfy(
            line -> assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(78))
        .last()
        .isEqualTo("ab".repeat(22) + " 😀😀😀");
  }

  /** Six who are named, and all that can be said beside them. */
  @Test
  void theFullestIsOnePage() {
    assertThat(mail.text().lines().count()).isLessThanOrEqualTo(78);
    assertThat(mail.text()).contains("6. ", "And 4 more").doesNotContain("7. ");
  }

  @Test
  void nothingToSayIsOneLineAndTheLinks() {
    DigestMail nothing = DigestMail.of(NOTHING, LINKS);
    assertThat(nothing.text())
        .isEqualTo(
            """
            No one needs you this week.

            --\s
            All teams: https://learn.example/x/
            Quiet hours and channels: https://learn.example/x/settings/notifications
            Stop this digest: https://learn.example/x/settings?stop=digest
            """
                .replace("\n", "\r\n"));
    assertThat(nothing.html()).doesNotContain("<h2", "What lacks most");
  }

  @ParameterizedTest
  @CsvSource({
    "javascript:alert(1), javascript:alert(1)/stop",
    "https://learn.example, https://evil.example/stop",
    "https://learn.example, https://learn.example.evil.example/stop",
    "https://learn.example/x, https://learn.example/stop",
  })
  void aLinkThatLeadsOutIsRefused(String base, String stop) {
    assertThatThrownBy(() -> new DigestLinks(base, stop))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
