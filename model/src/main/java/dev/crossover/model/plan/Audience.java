package dev.crossover.model.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan says to learners of one background.
 *
 * @param factor how much longer each plan week takes them, above 0; 1 where it is left out
 * @param months how long they are expected to need; null where the plan does not say
 * @param headStart share of what the target role needs that they begin with; null where the plan
 *     does not say
 * @param skip ids of the skip topics that hold for them; null for all of the plan's
 * @param better id of the plan that is written for them; null if this one is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Audience(
    double factor,
    @Nullable Range months,
    @Nullable Range headStart,
    @Nullable List<String> skip,
    @Nullable String better) {

  /** Who is not named takes the plan as it is. */
  static final Audience ANYONE = new Audience(1, null, null, null, null);

  /** Of a plan that says nothing of anyone: without ML each week takes about twice as long. */
  static final Audience WITHOUT_ML = new Audience(2, null, null, null, null);

  /**
   * A range of figures.
   *
   * @param from its lower end, 0 or more
   * @param to its upper end, not below the lower; null for "and more"
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Range(double from, @Nullable Double to) {}

  public Audience {
    factor = factor == 0 ? 1 : factor;
    skip = skip == null ? null : List.copyOf(skip);
  }

  /** Whether time on a topic of the skip list is time that they need not spend. */
  public boolean skips(SkipTopic topic) {
    return skip == null || skip.contains(topic.id());
  }
}
