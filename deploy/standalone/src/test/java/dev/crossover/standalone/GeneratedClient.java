package dev.crossover.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/**
 * A typed client in Java that is generated from the description of an API, and a program that is
 * written against it; both are compiled and loaded.
 */
final class GeneratedClient implements AutoCloseable {

  private static final String PACKAGE = "client";
  private static final String PROGRAM = "Program";

  private final URLClassLoader classes;

  /**
   * Generates, compiles and loads.
   *
   * @param description {@code openapi.yaml}
   * @param folder empty, for all that is made
   */
  GeneratedClient(String description, Path folder) throws IOException {
    Path api = Files.writeString(folder.resolve("openapi.yaml"), description);
    Path source = folder.resolve("source");
    generate(api, source);
    copyProgram(source.resolve("src/main/java").resolve(PACKAGE));
    Path compiled = Files.createDirectory(folder.resolve("classes"));
    compile(source.resolve("src/main/java"), compiled);
    classes =
        new URLClassLoader(
            new URL[] {compiled.toUri().toURL()}, GeneratedClient.class.getClassLoader());
  }

  private static void generate(Path api, Path to) {
    CodegenConfigurator how =
        new CodegenConfigurator()
            .setInputSpec(api.toString())
            .setOutputDir(to.toString())
            .setGeneratorName("java")
            .setLibrary("native")
            .setInvokerPackage(PACKAGE)
            .setApiPackage(PACKAGE + ".api")
            .setModelPackage(PACKAGE + ".model")
            .addAdditionalProperty("openApiNullable", "false")
            .addAdditionalProperty("useJakartaEe", "true")
            // What is absent stays so when it is written again.
            .addAdditionalProperty("containerDefaultToNull", "true");
    for (String left : List.of("apiTests", "modelTests", "apiDocs", "modelDocs")) {
      how.addGlobalProperty(left, "false");
    }
    new DefaultGenerator().opts(how.toClientOptInput()).generate();
  }

  private static void copyProgram(Path to) throws IOException {
    String name = "/" + PACKAGE + "/" + PROGRAM + ".java";
    try (InputStream in = GeneratedClient.class.getResourceAsStream(name)) {
      Files.copy(Objects.requireNonNull(in, name), to.resolve(PROGRAM + ".java"));
    }
  }

  private static void compile(Path source, Path to) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(said, null, UTF_8);
        Stream<Path> all = Files.walk(source)) {
      List<Path> sources = all.filter(path -> path.toString().endsWith(".java")).toList();
      List<String> options =
          List.of(
              "-proc:none",
              "-nowarn",
              "-d",
              to.toString(),
              "-cp",
              System.getProperty("java.class.path"));
      compiler
          .getTask(null, files, said, options, null, files.getJavaFileObjectsFromPaths(sources))
          .call();
    }
    assertThat(said.getDiagnostics())
        .filteredOn(line -> line.getKind() == Diagnostic.Kind.ERROR)
        .isEmpty();
  }

  /**
   * The program, which asks a dashboard.
   *
   * @param authorization header by which it shows a key
   */
  ThirdParty program(String url, String authorization) throws ReflectiveOperationException {
    return classes
        .loadClass(PACKAGE + "." + PROGRAM)
        .asSubclass(ThirdParty.class)
        .getConstructor(String.class, String.class)
        .newInstance(url, authorization);
  }

  @Override
  public void close() throws IOException {
    classes.close();
  }
}
