package dev.crossover.standalone.shape;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The modules that the parent POM names: their compiled classes, and their source files. */
final class Modules {

  private static final Pattern MODULE = Pattern.compile("<module>(.+)</module>");

  private final Path home;
  private final List<String> folders;

  /** Finds the tree from where this class lies: deploy/standalone/target/test-classes. */
  Modules() {
    try {
      Path classes =
          Path.of(Modules.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      home = classes.resolve("../../../..").normalize();
      String pom = Files.readString(home.resolve("pom.xml"));
      folders = MODULE.matcher(pom).results().map(m -> m.group(1)).toList();
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("no parent POM is found", e);
    }
    assertThat(folders).as("modules in %s/pom.xml", home).isNotEmpty();
  }

  /**
   * The classes of every module but the benchmarks', most of which JMH generates. Fails where one
   * has none, and where one could not be read.
   */
  JavaClasses classes() {
    List<Path> compiled =
        folders.stream()
            .filter(folder -> !folder.equals("deploy/bench"))
            .map(folder -> home.resolve(folder).resolve("target/classes"))
            .toList();
    int files = 0;
    for (Path folder : compiled) {
      int here = files(folder, ".class").size();
      assertThat(here).as("classes in %s: build all modules, mvn test", folder).isPositive();
      files += here;
    }
    JavaClasses classes = new ClassFileImporter().importPaths(compiled);
    assertThat(classes.size()).as("classes that ArchUnit could read").isEqualTo(files);
    return classes;
  }

  /** The files that declare each type name, in tests and benchmarks too: a file is named so. */
  Collection<List<String>> declarations() {
    return folders.stream()
        .flatMap(folder -> {
          List<Path> sources = files(home.resolve(folder).resolve("src"), ".java");
          assertThat(sources).as("sources of %s", folder).isNotEmpty();
          return sources.stream();
        })
        .filter(file -> !file.endsWith("package-info.java"))
        .collect(
            groupingBy(
                file -> file.getFileName().toString(),
                mapping(file -> home.relativize(file).toString(), toList())))
        .values();
  }

  /** The files in a folder that a module may have. */
  List<Path> filesIn(String folder) {
    return folders.stream()
        .flatMap(module -> files(home.resolve(module).resolve(folder), "").stream())
        .filter(Files::isRegularFile)
        .toList();
  }

  private static List<Path> files(Path folder, String end) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(end)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
