package dev.crossover.dashboard.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.dashboard.delivery.MessageId;
import dev.crossover.model.episode.Episode;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an id was made of comes out of it again; by it a message is tried again. */
class MessageIdTest {

  @ParameterizedTest
  @EnumSource(News.class)
  void theIdOfNewsIsTakenApart(News news) {
    Episode episode = TestMessages.episode(null);
    assertThat(MessageId.parse(news.id(episode, "mail")))
        .isEqualTo(new MessageId(episode.id(), news.name().toLowerCase(Locale.ROOT), "mail"));
  }

  /** Units and learners are named by whoever brings them. */
  @Test
  void whatItIsAboutMayHaveSlashes() {
    assertThat(MessageId.parse("a/b:BEHIND:1:u/v/opened/webhook"))
        .isEqualTo(new MessageId("a/b:BEHIND:1:u/v", "opened", "webhook"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a/mail"})
  void anotherIdIsLeftAsItIs(String id) {
    assertThat(MessageId.parse(id)).isEqualTo(new MessageId(id, "", ""));
  }
}
