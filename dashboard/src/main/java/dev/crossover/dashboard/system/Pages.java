package dev.crossover.dashboard.system;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Every route of the page is the page; it reads the address itself. */
@Configuration(proxyBeanMethods = false)
class Pages implements WebMvcConfigurer {

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    for (String route :
        new String[] {
          "/", "/teams/{team}", "/learners/{id}", "/plans/{id}", "/data", "/password"
        }) {
      registry.addViewController(route).setViewName("forward:/index.html");
    }
  }
}
