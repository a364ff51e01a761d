package dev.crossover.ingest.xapi.document;

import dev.crossover.ingest.intake.KafkaAway;
import dev.crossover.ingest.intake.Publisher;
import dev.crossover.ingest.xapi.document.DocumentState.Outcome;
import dev.crossover.model.Topics;
import dev.crossover.wiring.TableView;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The documents: reads come from the local table, changes go to whoever decides about them. */
@Service
class Documents {

  private static final Duration DECIDED_WITHIN = Duration.ofSeconds(4);

  private final TableView<DocumentState> states;
  private final Publisher publisher;

  Documents(TableView<DocumentState> states, Publisher publisher) {
    this.states = states;
    this.publisher = publisher;
  }

  @Nullable Document find(DocumentKey key) {
    DocumentState state = states.get(key.text());
    return state == null ? null : state.document();
  }

  /** All documents of an owner that exist. */
  List<DocumentState> of(String source, DocumentKey.Kind kind, String owner) {
    return states.keyed(DocumentKey.prefix(source, kind, owner)).stream()
        .filter(state -> state.document() != null)
        .toList();
  }

  /**
   * Asks for a change and returns when it has been decided and shows here.
   *
   * @throws KafkaAway if it was not decided in time; it may yet be
   */
  Outcome change(DocumentChange change) {
    String key = change.key().text();
    Outcome[] outcome = {Outcome.NOT_AS_SEEN};
    publisher.publish(List.of(new Publisher.Message(Topics.DOCUMENT_CHANGES, key, change)));
    try {
      states.await(
          key,
          (_, state) -> {
            boolean decided = state != null && state.change().equals(change.id());
            if (decided) {
              outcome[0] = state.outcome();
            }
            return decided;
          },
          DECIDED_WITHIN);
      return outcome[0];
    } catch (TimeoutException e) {
      throw new KafkaAway(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaAway(e);
    }
  }
}
