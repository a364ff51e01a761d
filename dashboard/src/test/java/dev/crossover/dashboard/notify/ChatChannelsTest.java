package dev.crossover.dashboard.notify;

import static dev.crossover.dashboard.notify.TestMessages.ADA;
import static dev.crossover.dashboard.notify.TestMessages.CLOCK;
import static dev.crossover.dashboard.notify.TestMessages.NOW;
import static dev.crossover.dashboard.notify.TestMessages.episode;
import static dev.crossover.dashboard.notify.TestMessages.named;
import static dev.crossover.dashboard.notify.TestMessages.tell;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossover.dashboard.FilledDashboard;
import dev.crossover.dashboard.checks.Finding;
import dev.crossover.model.Samples;
import dev.crossover.model.learner.Learner;
import dev.crossover.wiring.Json;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What Slack and Teams are sent. */
class ChatChannelsTest {

  private static final String PAGE = "http://127.0.0.1:8080/learners/a1";

  private final FilledDashboard dashboard = new FilledDashboard(NOW);
  private final LoopbackEndpoint endpoint = new LoopbackEndpoint();

  ChatChannelsTest() throws IOException {}

  @BeforeEach
  void publish() {
    dashboard.put(Samples.PLAN);
  }

  @AfterEach
  void stop() {
    endpoint.close();
    dashboard.close();
  }

  @Test
  void slackShowsWhatHoldsAndWhereToLook() throws Exception {
    assertThat(tell(slack(), News.OPENED, episode(null), ADA)).isTrue();
    JsonNode sent = last();
    assertThat(sent.get("text").asString()).isEqualTo("Ada Lovelace owes “project”");
    assertThat(sent.at("/blocks/0"))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                {"type": "header",
                 "text": {"type": "plain_text", "text": "Ada Lovelace owes “project”"}}
                """));
    assertThat(sent.at("/blocks/1/type").asString()).isEqualTo("section");
    assertThat(sent.at("/blocks/1/text/type").asString()).isEqualTo("mrkdwn");
    assertThat(sent.at("/blocks/1/text/text").asString())
        .contains("Owes “project”, which 82 % of the cohort have handed in");
    assertThat(sent.at("/blocks/2/type").asString()).isEqualTo("context");
    assertThat(texts(sent.at("/blocks/2/elements")))
        .containsExactly("Team: red &amp; blue", "Cohort: spring", "Since: 29 Apr");
    assertThat(sent.at("/blocks/3"))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                {"type": "actions", "elements": [
                  {"type": "button", "url": "%s",
                   "text": {"type": "plain_text", "text": "What to do, and what was done"}}]}
                """
                    .formatted(PAGE)));
    assertThat(sent.get("blocks")).hasSize(4);
  }

  @Test
  void teamsShowsWhatHoldsAndWhereToLook() throws Exception {
    assertThat(tell(teams(), News.OPENED, episode(null), ADA)).isTrue();
    JsonNode sent = last();
    assertThat(sent.get("type").asString()).isEqualTo("message");
    JsonNode attachment = sent.at("/attachments/0");
    assertThat(attachment.get("contentType").asString())
        .isEqualTo("application/vnd.microsoft.card.adaptive");
    JsonNode card = attachment.get("content");
    assertThat(card.get("type").asString()).isEqualTo("AdaptiveCard");
    assertThat(card.get("version").asString()).isEqualTo("1.4");
    assertThat(card.at("/body/0/text").asString()).isEqualTo("Ada Lovelace owes “project”");
    assertThat(card.at("/body/1/text").asString()).contains("Ask what stands in the way.");
    assertThat(card.at("/body/1/wrap").asBoolean()).isTrue();
    assertThat(card.at("/body/2"))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                {"type": "FactSet", "facts": [
                  {"title": "Team", "value": "red & blue"}, {"title": "Cohort", "value": "spring"},
                  {"title": "Since", "value": "29 Apr"}]}
                """));
    assertThat(card.get("actions"))
        .isEqualTo(
            Json.MAPPER.readTree(
                """
                [{"type": "Action.OpenUrl", "title": "What to do, and what was done", "url": "%s"}]
                """
                    .formatted(PAGE)));
  }

  /** There are no threads, so a later message has to say by itself what it is about. */
  @Test
  void whatIsLaterSaysWhatItRefersTo() throws Exception {
    tell(slack(), News.AGAIN, episode(null), ADA);
    assertThat(last().at("/blocks/0/text/text").asString())
        .isEqualTo("Still so: Ada Lovelace owes “project”");
    tell(slack(), News.RESOLVED, episode(NOW), ADA);
    assertThat(last().at("/blocks/0/text/text").asString())
        .isEqualTo("Over: Ada Lovelace owes “project”");
    assertThat(last().at("/blocks/1/text/text").asString()).contains("there is progress again");
    tell(teams(), News.RESOLVED, episode(NOW), ADA);
    assertThat(last().at("/attachments/0/content/body/0/text").asString())
        .isEqualTo("Over: Ada Lovelace owes “project”");
  }

  @Test
  void whoIsInNoRosterIsNotNamed() throws Exception {
    tell(slack(), News.OPENED, episode(null), null);
    assertThat(last().get("text").asString()).startsWith("A learner owes");
  }

  /** A name or a team could be anything; what is read as markup must call nobody. */
  @Test
  void aNameIsNoCommand() throws Exception {
    Learner learner = named("<!channel> <script>alert(1)</script> & [co](https://x.example)");
    tell(slack(), News.OPENED, episode("<!here>", null), learner);
    JsonNode slack = last();
    assertThat(slack.get("text").asString())
        .startsWith("&lt;!channel&gt; &lt;script&gt;alert(1)&lt;/script&gt; &amp; ");
    assertThat(slack.at("/blocks/0/text/type").asString()).isEqualTo("plain_text");
    assertThat(slack.at("/blocks/1/text/text").asString()).doesNotContain("<");
    assertThat(slack.at("/blocks/1/text/verbatim").asBoolean()).isTrue();
    assertThat(texts(slack.at("/blocks/2/elements"))).contains("Team: &lt;!here&gt;");
    tell(teams(), News.OPENED, episode("[a](b)", null), learner);
    JsonNode card = last().at("/attachments/0/content/body");
    assertThat(card.toString()).contains("<script>").doesNotContain("](");
  }

  /** Each kind of character: words, one word, what is escaped, what takes several bytes. */
  @ParameterizedTest
  @ValueSource(strings = {"word ", "x", "&", "\u0001", "漢", "😀", "]("})
  void whatIsLongIsCut(String piece) throws Exception {
    String text = piece.repeat(10_000 / piece.length());
    tell(slack(), News.OPENED, episode(text, null), named(text));
    JsonNode slack = last();
    assertThat(slack.get("blocks").size()).isLessThanOrEqualTo(50);
    assertThat(slack.at("/blocks/0/text/text").asString().length()).isBetween(100, 150);
    assertThat(slack.at("/blocks/1/text/text").asString())
        .endsWith("…")
        .hasSizeBetween(2_900, 3_000)
        .doesNotContainPattern("&[a-z]*…");
    assertThat(texts(slack.at("/blocks/2/elements")).getFirst()).hasSizeBetween(250, 300);
    tell(teams(), News.OPENED, episode(text, null), named(text));
    assertThat(endpoint.came().getLast().body().getBytes(UTF_8).length)
        .isBetween(3_000, 28 * 1_024);
    String told = last().at("/attachments/0/content/body/1/text").asString();
    assertThat(told).endsWith("…");
    assertThat(new String(told.getBytes(UTF_8), UTF_8))
        .as("no half of a character")
        .isEqualTo(told);
  }

  @Test
  void aTextIsCutAfterAWord() {
    assertThat(ChatText.cut("one two three", 13)).isEqualTo("one two three");
    assertThat(ChatText.cut("one two three", 12)).isEqualTo("one two…");
    assertThat(ChatText.cut("onetwothree", 6)).isEqualTo("onetw…");
  }

  @Test
  void areOffUntilTheyAreSetAndRefuseAddressesInside() {
    NotifySettings off = TestMessages.chat(true, URI.create(""));
    assertThat(
            new SlackChannel(off, new HttpPost(off, CLOCK, TestMessages.NO_SPANS), text(off)).on())
        .isFalse();
    assertThat(
            new TeamsChannel(off, new HttpPost(off, CLOCK, TestMessages.NO_SPANS), text(off)).on())
        .isFalse();
    NotifySettings inside = TestMessages.chat(false, URI.create("https://127.0.0.1/hook"));
    HttpPost post = new HttpPost(inside, CLOCK, TestMessages.NO_SPANS);
    assertThatThrownBy(() -> new SlackChannel(inside, post, text(inside)))
        .hasMessageContaining("CROSSOVER_SLACK_URL");
    assertThatThrownBy(() -> new TeamsChannel(inside, post, text(inside)))
        .hasMessageContaining("CROSSOVER_TEAMS_URL");
  }

  /** A test says that it is one, and names nobody. */
  @Test
  void areTriedByAMessageOfTheirOwnForm() throws InterruptedException {
    for (Tried channel : List.of(slack(), teams())) {
      assertThat(channel.look().state()).isEqualTo(Finding.State.OK);
      assertThat(endpoint.came()).as("a look sends nothing").isEmpty();
      assertThat(channel.send("owner@x.example").state()).isEqualTo(Finding.State.OK);
      assertThat(last().toString()).contains("A test from Crossover").doesNotContain("owner@");
      endpoint.answers(403);
      assertThat(channel.send("owner@x.example"))
          .isEqualTo(
              Finding.failed("The test was not taken: " + channel.name() + " answered 403."));
      endpoint.answers(200);
      endpoint.came().clear();
    }
    NotifySettings off = TestMessages.chat(true, URI.create(""));
    SlackChannel none =
        new SlackChannel(off, new HttpPost(off, CLOCK, TestMessages.NO_SPANS), text(off));
    assertThat(none.look())
        .isEqualTo(none.send(""))
        .isEqualTo(Finding.off("CROSSOVER_SLACK_URL is not set: nothing is sent by slack."));
  }

  @Test
  void whereNobodyAnswersIsSaid() throws InterruptedException {
    SlackChannel slack = slack();
    endpoint.close();
    assertThat(slack.look())
        .isEqualTo(
            Finding.failed("The other side cannot be reached: nobody answers at 127.0.0.1."));
    assertThat(slack.send("").state()).isEqualTo(Finding.State.FAILED);
  }

  private static List<String> texts(JsonNode elements) {
    return elements.valueStream().map(element -> element.get("text").asString()).toList();
  }

  private JsonNode last() {
    return endpoint.came().getLast().json();
  }

  private EpisodeText text(NotifySettings settings) {
    return TestMessages.text(dashboard, settings);
  }

  private SlackChannel slack() {
    NotifySettings settings = TestMessages.chat(true, endpoint.url());
    return new SlackChannel(
        settings, new HttpPost(settings, CLOCK, TestMessages.NO_SPANS), text(settings));
  }

  private TeamsChannel teams() {
    NotifySettings settings = TestMessages.chat(true, endpoint.url());
    return new TeamsChannel(
        settings, new HttpPost(settings, CLOCK, TestMessages.NO_SPANS), text(settings));
  }
}
