package dev.crossover.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What holds of each description of an API; a test of one has it from here. */
public abstract class DescribedApiRules {

  protected final DescribedApi api;

  protected DescribedApiRules(String resource) {
    this.api = DescribedApi.of(resource);
  }

  @Test
  void everythingThatIsSentOrAnsweredHasAnExample() {
    assertThat(api.withoutSchema()).isEmpty();
    assertThat(api.withoutExample()).isEmpty();
  }

  @Test
  void everyExampleIsWhatItsSchemaSays() {
    assertThat(api.wrongExamples()).isEmpty();
  }

  /** By it a generated client names its type. */
  @Test
  void everyObjectHasATitle() {
    assertThat(api.withoutTitle()).isEmpty();
  }

  @Test
  void noTextEndsAtAComma() {
    assertThat(api.cutTexts()).isEmpty();
  }
}
