package dev.crossover.ingest.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.ingest.intake.Publisher.Message;
import dev.crossover.model.Topics;
import dev.crossover.model.learner.Background;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.learner.Leave;
import dev.crossover.model.record.User;
import dev.crossover.model.record.UserRole;
import dev.crossover.wiring.GoldenForms;
import dev.crossover.wiring.Json;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class ChangesTest {

  private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

  private final Changes changes = new Changes(Clock.fixed(NOW, ZoneOffset.UTC));

  @AfterEach
  void forget() {
    RequestContextHolder.resetRequestAttributes();
  }

  @Test
  void aChangeHasTheFieldsThatChangedAndWhoAsked() {
    MockHttpServletRequest request = new MockHttpServletRequest();
    Actor.enter(request, "grace@example.org");
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    User user = new User("ada@example.org", "hash", Set.of(), NOW);
    User owner = new User("ada@example.org", "hash", Set.of(UserRole.OWNER), NOW);
    assertThat(json("user", user, owner))
        .isEqualTo(
            "{\"at\":\"2026-11-27T10:00:00Z\",\"by\":\"grace@example.org\",\"what\":\"user\","
                + "\"id\":\"x\",\"from\":{\"roles\":[]},\"to\":{\"roles\":[\"owner\"]}}");
  }

  /** Names, addresses, accounts, leave and hashes: that they changed, and no more. */
  @Test
  void whatIsSecretOrPersonalIsNotInIt() {
    Learner ada =
        new Learner(
            "l-1",
            "Ada Lovelace",
            "ada@example.org",
            "red",
            "spring",
            "ml-to-genai",
            LocalDate.of(2026, 11, 2),
            10,
            Background.ML_ENGINEER,
            "boss@example.org",
            List.of(),
            List.of(new Leave(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 9))));
    String made = json("roster", null, ada);
    assertThat(made)
        .contains(
            "\"by\":\"crossover\"",
            "\"name\":\"not shown\"",
            "\"team\":\"red\"",
            "boss@example.org")
        .doesNotContain("\"from\"", "Lovelace", "ada@", "2026-12-01");
    String gone = json("user", new User("ada@example.org", "the hash", Set.of(), NOW), null);
    assertThat(gone).doesNotContain("ada@", "the hash", "\"to\"").contains("\"from\"");
  }

  private String json(String what, @Nullable Object before, @Nullable Object after) {
    Message message = changes.message(what, "x", before, after);
    assertThat(message.topic()).isEqualTo(Topics.CHANGES);
    return Json.MAPPER.writeValueAsString(message.value());
  }

  @Test
  void samplesAreRead() throws IOException {
    assertThat(GoldenForms.same(Topics.CHANGES, Change.class)).hasSize(2);
  }
}
