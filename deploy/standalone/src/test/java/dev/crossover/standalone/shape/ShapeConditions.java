package dev.crossover.standalone.shape;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** What ArchUnit has no words for. */
final class ShapeConditions {

  private static final Set<String> CHANCE =
      Set.of(
          "java.lang.Math.random",
          "java.lang.StrictMath.random",
          "java.util.UUID.randomUUID",
          "java.util.concurrent.ThreadLocalRandom.current",
          "java.util.random.RandomGenerator.getDefault",
          "java.util.random.RandomGenerator.of",
          "java.util.random.RandomGeneratorFactory.create");

  /** Calls, and references to, what reads a clock. */
  static final DescribedPredicate<JavaAccess<?>> BY_THE_CLOCK =
      describe("the clock is read", ShapeConditions::byTheClock);

  /** Calls, and references to, what draws without a seed. */
  static final DescribedPredicate<JavaAccess<?>> BY_CHANCE =
      describe("chance has no seed", ShapeConditions::byChance);

  /** Of these packages, each may know itself and those that stand before it. */
  static ArchCondition<JavaClass> knowOnlyPackagesBefore(String... packages) {
    List<String> order = List.of(packages);
    return new ArchCondition<>("know only packages before their own in " + order) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        int own = order.indexOf(type.getPackageName());
        if (own < 0) {
          events.add(
              SimpleConditionEvent.violated(type, type.getName() + " has no place in the order"));
        }
        for (Dependency arrow : type.getDirectDependenciesFromSelf()) {
          if (order.indexOf(arrow.getTargetClass().getPackageName()) > own) {
            events.add(SimpleConditionEvent.violated(type, arrow.getDescription()));
          }
        }
      }
    };
  }

  private static boolean byTheClock(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    return owner.isEquivalentTo(System.class)
        ? Set.of("currentTimeMillis", "nanoTime").contains(access.getName())
        : owner.getPackageName().startsWith("java.time") && access.getName().equals("now");
  }

  private static boolean byChance(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    return switch (access.getName()) {
      case JavaConstructor.CONSTRUCTOR_NAME ->
          owner.isAssignableTo(RandomGenerator.class) && parameters(access) == 0;
      case "shuffle" -> owner.isEquivalentTo(Collections.class) && parameters(access) == 1;
      default -> CHANCE.contains(owner.getName() + "." + access.getName());
    };
  }

  private static int parameters(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget unit
        ? unit.getRawParameterTypes().size()
        : -1;
  }

  private ShapeConditions() {}
}
