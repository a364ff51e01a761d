package dev.crossover.dashboard;

import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;

/** Every address that answers, each with its method before it. */
public final class ApiAddresses {

  /** Of what answers requests. */
  public static Set<String> of(Collection<Object> controllers) {
    Set<String> all = new TreeSet<>();
    for (Object controller : controllers) {
      RequestMapping room =
          AnnotatedElementUtils.findMergedAnnotation(controller.getClass(), RequestMapping.class);
      String prefix = room == null ? "" : room.path()[0];
      Arrays.stream(controller.getClass().getDeclaredMethods())
          .map(m -> AnnotatedElementUtils.findMergedAnnotation(m, RequestMapping.class))
          .filter(Objects::nonNull)
          .forEach(m -> paths(m).forEach(path -> all.add(m.method()[0] + " " + prefix + path)));
    }
    return all;
  }

  private static Stream<String> paths(RequestMapping mapping) {
    return mapping.path().length == 0 ? Stream.of("") : Arrays.stream(mapping.path());
  }

  private ApiAddresses() {}
}
