package dev.crossover.standalone.shape;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.crossover.standalone.shape.ShapeConditions.BY_CHANCE;
import static dev.crossover.standalone.shape.ShapeConditions.BY_THE_CLOCK;
import static dev.crossover.standalone.shape.ShapeConditions.knowOnlyPackagesBefore;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Date;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Which part of the tree may know which. Each rule is about the compiled classes of all modules.
 */
class ShapeTest {

  private static final Modules MODULES = new Modules();
  private static JavaClasses tree;

  @BeforeAll
  static void readAllModules() {
    tree = MODULES.classes();
  }

  @Test
  void modulesKnowEachOtherOneWayAndServicesNotAtAll() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("model")
        .definedBy("dev.crossover.model..")
        .layer("catalog")
        .definedBy("dev.crossover.catalog..")
        .layer("wiring")
        .definedBy("dev.crossover.wiring..")
        .layer("ingest")
        .definedBy("dev.crossover.ingest..")
        .layer("analytics")
        .definedBy("dev.crossover.analytics..")
        .layer("dashboard")
        .definedBy("dev.crossover.dashboard..")
        .layer("services")
        .definedBy("dev.crossover.services..")
        .layer("standalone")
        .definedBy("dev.crossover.standalone..")
        .whereLayer("model")
        .mayNotAccessAnyLayer()
        .whereLayer("catalog")
        .mayOnlyAccessLayers("model")
        .whereLayer("wiring")
        .mayOnlyAccessLayers("model")
        .whereLayer("ingest")
        .mayOnlyAccessLayers("wiring", "catalog", "model")
        .whereLayer("analytics")
        .mayOnlyAccessLayers("wiring", "model")
        .whereLayer("dashboard")
        .mayOnlyAccessLayers("wiring", "catalog", "model")
        .whereLayer("services")
        .mayOnlyAccessLayers("ingest", "analytics", "dashboard", "wiring")
        .whereLayer("standalone")
        .mayOnlyAccessLayers("catalog", "model")
        .ensureAllClassesAreContainedInArchitecture()
        .because("services meet only through topics")
        .check(tree);
  }

  @Test
  void noCircleBetweenPackages() {
    slices()
        .matching("dev.crossover.(**)")
        .should()
        .beFreeOfCycles()
        .because("packages that know each other can only be read, and changed, as one")
        .check(tree);
  }

  /** A new package of the model takes its place here. */
  @Test
  void packagesOfTheModelKnowOnlyThoseBeforeThem() {
    classes()
        .that()
        .resideInAPackage("dev.crossover.model..")
        .should(
            knowOnlyPackagesBefore(
                "dev.crossover.model",
                "dev.crossover.model.learner",
                "dev.crossover.model.plan",
                "dev.crossover.model.event",
                "dev.crossover.model.intake",
                "dev.crossover.model.mastery",
                "dev.crossover.model.record",
                "dev.crossover.model.unit",
                "dev.crossover.model.readiness",
                "dev.crossover.model.fold",
                "dev.crossover.model.stall",
                "dev.crossover.model.log",
                "dev.crossover.model.episode",
                "dev.crossover.model.progress",
                "dev.crossover.model.group",
                "dev.crossover.model.forecast",
                "dev.crossover.model.explain",
                "dev.crossover.model.past"))
        .because("this is the order in which the model can be read")
        .check(tree);
  }

  @Test
  void theModelKnowsNothingButTheJdkAndAnnotations() {
    classes()
        .that()
        .resideInAPackage("dev.crossover.model..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "dev.crossover.model..",
            "java..",
            "org.jspecify.annotations",
            "com.fasterxml.jackson.annotation")
        .because("rules are values in, a value out")
        .check(tree);
  }

  @Test
  void theModelHasNoClock() {
    noClasses()
        .that()
        .resideInAPackage("dev.crossover.model..")
        .should(accessTargetWhere(BY_THE_CLOCK))
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Clock.class, InstantSource.class, Date.class)
        .because("time is an argument: a replay of the log must decide as the first run did")
        .check(tree);
  }

  @Test
  void theModelLeavesNothingToChance() {
    noClasses()
        .that()
        .resideInAPackage("dev.crossover.model..")
        .should(accessTargetWhere(BY_CHANCE))
        .because("the same events must give the same figures, so what is random has a seed")
        .check(tree);
  }

  @Test
  void theModelNeitherReadsNorWritesNorLogs() {
    noClasses()
        .that()
        .resideInAPackage("dev.crossover.model..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..",
            "java.net..",
            "java.nio.channels..",
            "java.nio.file..",
            "java.sql..",
            "java.util.logging..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(System.Logger.class)
        .because("who calls a rule decides what is read, kept and said")
        .check(tree);
  }

  /** What only puts a service together may know all of it. */
  @Test
  void nothingKnowsSystem() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.crossover.*.system..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.crossover.*.system..")
        .because("what others need is not plumbing: it has a package of its own")
        .check(tree);
  }

  @Test
  void systemHoldsOnlyWhatSpringPutsTogether() {
    classes()
        .that()
        .resideInAPackage("dev.crossover.*.system..")
        .and()
        .areTopLevelClasses()
        .and()
        .doNotHaveSimpleName("package-info")
        .should()
        .beAnnotatedWith("org.springframework.context.annotation.Configuration")
        .orShould()
        .beAnnotatedWith("org.springframework.stereotype.Component")
        .orShould()
        .beAnnotatedWith("org.springframework.web.bind.annotation.RestControllerAdvice")
        .because("a value or a rule would be domain")
        .check(tree);
  }

  @Test
  void inSystemOnlyConfigurationsKnowTheDomain() {
    noClasses()
        .that()
        .resideInAPackage("dev.crossover.*.system..")
        .and()
        .areNotAnnotatedWith("org.springframework.context.annotation.Configuration")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.crossover.model.*..")
        .because("what is decided about learners and plans is decided elsewhere")
        .check(tree);
  }

  @Test
  void nothingInIngestKnowsTheXapiDoor() {
    noClasses()
        .that()
        .resideInAPackage("dev.crossover.ingest..")
        .and()
        .resideOutsideOfPackage("dev.crossover.ingest.xapi..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.crossover.ingest.xapi..")
        .because("the LRS is the largest door, and could become a service of its own")
        .check(tree);
  }

  @Test
  void doorsDoNotKnowEachOther() {
    slices()
        .matching("dev.crossover.ingest.(caliper|cloudevents|xapi)..")
        .should()
        .notDependOnEachOther()
        .because("doors meet in EventIntake")
        .check(tree);
  }

  @Test
  void theDashboardAsksForForecastsAndMakesNone() {
    noClasses()
        .that()
        .resideInAPackage("dev.crossover.dashboard..")
        .should(
            dependOnClassesThat(
                resideInAPackage("dev.crossover.model.forecast")
                    .and(
                        not(
                            nameMatching(
                                ".*[.](Member|Team)?Forecast([$].*)?|.*[.](WhatIf|WeekCounts|ForecastStart)")))))
        .because("what a forecast is made of is a rule of the model, and evaluated there")
        .check(tree);
  }

  /** Nested types are named with the type around them. */
  @Test
  void aTypeNameIsUsedOnce() {
    assertThat(MODULES.declarations()).filteredOn(places -> places.size() > 1).isEmpty();
  }
}
