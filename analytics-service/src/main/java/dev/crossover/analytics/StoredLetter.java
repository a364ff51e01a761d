package dev.crossover.analytics;

import dev.crossover.wiring.deadletter.LetterHeaders;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/**
 * Makes the dead letter of something stored, under the key of what it belongs to; it is empty,
 * since the store keeps what it is about.
 *
 * @param lookAgain topic on which an entry for the key has the stored thing looked at again
 * @param notice what is to be said
 */
record StoredLetter<V>(String lookAgain, Function<V, Notice> notice)
    implements FixedKeyProcessorSupplier<String, V, byte[]> {

  /**
   * Why something was set aside.
   *
   * @param exception that said so
   * @param reason with nothing of the content
   */
  record Notice(Class<?> exception, String reason) {}

  @Override
  public FixedKeyProcessor<String, V, byte[]> get() {
    return new ContextualFixedKeyProcessor<>() {
      @Override
      public void process(FixedKeyRecord<String, V> record) {
        Notice said = notice.apply(record.value());
        context()
            .forward(
                record
                    .withValue(new byte[0])
                    .withHeaders(
                        LetterHeaders.stored(
                            lookAgain,
                            context().taskId().partition(),
                            said.exception(),
                            said.reason())));
      }
    };
  }
}
