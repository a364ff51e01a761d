package dev.crossover.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts the stack for the first class that takes it, hands the same one to the others, and leaves
 * it to JUnit to close it after the last: a start takes most of a minute.
 */
final class SharedStack implements ParameterResolver {

  private static final Namespace ALL_CLASSES = Namespace.create(SharedStack.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningStack.class;
  }

  @Override
  public RunningStack resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ALL_CLASSES)
        .computeIfAbsent(RunningStack.class, type -> started(), RunningStack.class);
  }

  private static RunningStack started() {
    try {
      return new RunningStack();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
