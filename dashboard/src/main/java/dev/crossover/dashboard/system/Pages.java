package dev.crossover.dashboard.system;

import dev.crossover.dashboard.access.PathPrefix;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Every route of the page is the page; it reads the address itself. */
@Configuration(proxyBeanMethods = false)
class Pages {

  static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

  private static final String FILE = "/index.html";

  @Bean
  RouterFunction<ServerResponse> routes(PathPrefix prefix) {
    RouterFunctions.Builder routes = RouterFunctions.route();
    for (String route :
        new String[] {
          "/",
          FILE,
          "/teams/{team}",
          "/teams/{team}/stalls",
          "/teams/{team}/skills",
          "/cohorts/{cohort}",
          "/learners/{id}",
          "/plans/{id}",
          "/data",
          "/data/import",
          "/data/sources/{source}",
          "/manage",
          "/reviews",
          "/alerts",
          "/digest",
          "/password",
          "/settings",
          "/settings/notifications",
          "/help/metrics"
        }) {
      routes.GET(route, _ -> page(prefix));
    }
    return routes.build();
  }

  private static ServerResponse page(PathPrefix prefix) throws IOException {
    return ServerResponse.ok()
        .contentType(HTML)
        .cacheControl(CacheControl.noCache())
        .body(html(prefix));
  }

  /** The page; it reads the address itself. */
  static String html(PathPrefix prefix) throws IOException {
    String built = new ClassPathResource("page" + FILE).getContentAsString(StandardCharsets.UTF_8);
    return built
        .replace("=\"./", "=\"" + prefix.before("/"))
        .replace(
            "name=\"prefix\" content=\"/\"",
            "name=\"prefix\" content=\"" + prefix.before("/") + "\"");
  }
}
