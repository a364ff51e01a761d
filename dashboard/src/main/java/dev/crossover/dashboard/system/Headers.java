package dev.crossover.dashboard.system;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** What every reply carries: nothing from elsewhere may run, and an unchanged answer is a 304. */
@Configuration(proxyBeanMethods = false)
class Headers {

  @Bean
  FilterRegistrationBean<OncePerRequestFilter> onEveryReply() {
    FilterRegistrationBean<OncePerRequestFilter> first = new FilterRegistrationBean<>(everyReply());
    first.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return first;
  }

  private static OncePerRequestFilter everyReply() {
    return new OncePerRequestFilter() {
      @Override
      protected void doFilterInternal(
          HttpServletRequest request, HttpServletResponse response, FilterChain chain)
          throws ServletException, IOException {
        response.setHeader(
            "Content-Security-Policy",
            "default-src 'self'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        if (request.getRequestURI().startsWith("/api/")) {
          response.setHeader("Cache-Control", "private, no-cache");
        }
        chain.doFilter(request, response);
      }
    };
  }

  @Bean
  FilterRegistrationBean<ShallowEtagHeaderFilter> etag() {
    FilterRegistrationBean<ShallowEtagHeaderFilter> filter =
        new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
    // Not the live stream, which must not be buffered.
    filter.addUrlPatterns(
        "/api/v1/home",
        "/api/v1/alerts",
        "/api/v1/past/*",
        "/api/v1/search",
        "/api/v1/cohorts/*",
        "/api/v1/teams/*",
        "/api/v1/learners/*",
        "/api/v1/plans/*",
        "/api/v1/reviews/*",
        "/api/v1/data/*");
    return filter;
  }
}
