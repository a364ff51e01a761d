package dev.crossover.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class the {@link RunningIngest} that all classes with this annotation share. They
 * run after the classes that start a broker of their own, so it never runs beside another broker.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SharedIngest.OneForAll.class)
@Order(Integer.MAX_VALUE)
@interface SharedIngest {

  /** Starts the service for the first class; JUnit closes it after the last. */
  final class OneForAll implements ParameterResolver {

    private static final Namespace ALL_CLASSES = Namespace.create(SharedIngest.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == RunningIngest.class;
    }

    @Override
    public RunningIngest resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ALL_CLASSES)
          .computeIfAbsent(RunningIngest.class, type -> started(), RunningIngest.class);
    }

    private static RunningIngest started() {
      try {
        return new RunningIngest();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
