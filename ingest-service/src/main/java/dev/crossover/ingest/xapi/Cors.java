package dev.crossover.ingest.xapi;

import dev.crossover.ingest.IngestSettings;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** Lets pages of other origins, such as course content, talk to the xAPI door. */
@Configuration(proxyBeanMethods = false)
class Cors {

  @Bean
  FilterRegistrationBean<CorsFilter> corsFilter(IngestSettings settings) {
    CorsConfiguration rules = new CorsConfiguration();
    rules.setAllowedOrigins(settings.corsOrigins());
    rules.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "DELETE"));
    rules.setAllowedHeaders(
        List.of(
            "Authorization",
            "Content-Type",
            "Accept-Language",
            XapiVersion.HEADER,
            "If-Match",
            "If-None-Match"));
    rules.setExposedHeaders(
        List.of(
            XapiVersion.HEADER,
            "X-Experience-API-Consistent-Through",
            "ETag",
            "Last-Modified",
            "Retry-After",
            "X-Crossover-Accepted",
            "X-Crossover-Duplicate"));
    UrlBasedCorsConfigurationSource paths = new UrlBasedCorsConfigurationSource();
    paths.registerCorsConfiguration("/xapi/**", rules);
    FilterRegistrationBean<CorsFilter> filter = new FilterRegistrationBean<>(new CorsFilter(paths));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return filter;
  }
}
