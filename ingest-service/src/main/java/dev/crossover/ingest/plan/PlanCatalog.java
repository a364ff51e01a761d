package dev.crossover.ingest.plan;

import dev.crossover.ingest.intake.Publisher;
import dev.crossover.ingest.intake.Publisher.Message;
import dev.crossover.ingest.intake.Refused;
import dev.crossover.ingest.intake.RejectReason;
import dev.crossover.ingest.intake.Visible;
import dev.crossover.model.Topics;
import dev.crossover.model.plan.Plan;
import dev.crossover.wiring.TableView;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The plans: shipped ones are published when absent, own ones when they are put. */
@Service
class PlanCatalog {

  private static final Logger log = LoggerFactory.getLogger(PlanCatalog.class);
  private static final List<String> SHIPPED = List.of("ml-to-genai");

  /** YAML, of which JSON is a part; a misspelt field is an error and not silence. */
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          // A number left out is 0, which the model replaces or refuses by its own name.
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();

  private final TableView<Plan> plans;
  private final Publisher publisher;

  PlanCatalog(TableView<Plan> plans, Publisher publisher) {
    this.plans = plans;
    this.publisher = publisher;
  }

  @EventListener(ApplicationReadyEvent.class)
  void publishShipped() {
    for (String id : SHIPPED) {
      if (plans.get(id) == null) {
        publish(shipped(id));
        log.info("published plan {}", id);
      }
    }
  }

  /** The newest version of a plan. */
  Optional<Plan> find(String id) {
    return Optional.ofNullable(plans.get(id));
  }

  /**
   * Publishes a plan if it differs from what is there; its version must then be higher.
   *
   * @throws Refused if the text is no plan, or the version is not above the one that is there
   */
  Plan put(String id, String text) {
    Plan plan = read(text);
    if (!plan.id().equals(id)) {
      throw Refused.field("id", "is not the id of the request: " + plan.id());
    }
    Plan before = plans.get(id);
    if (before != null && !before.equals(plan) && plan.version() <= before.version()) {
      throw Refused.field("version", "must be above " + before.version() + ", which is published");
    }
    if (!plan.equals(before)) {
      publish(plan);
    }
    return plan;
  }

  private void publish(Plan plan) {
    publisher.publish(List.of(new Message(Topics.PLANS, plan.id(), plan)));
    Visible.await(plans, plan.id(), plan);
  }

  static Plan shipped(String id) {
    try (InputStream file = PlanCatalog.class.getResourceAsStream("/plans/" + id + ".yaml")) {
      return read(
          new String(Objects.requireNonNull(file, id).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Plan read(String text) {
    try {
      return YAML.readValue(text, Plan.class);
    } catch (JacksonException e) {
      throw new Refused(
          RejectReason.INVALID_FIELD,
          null,
          "line "
              + (e.getLocation() == null ? 0 : e.getLocation().getLineNr())
              + ": "
              + e.getOriginalMessage());
    }
  }
}
