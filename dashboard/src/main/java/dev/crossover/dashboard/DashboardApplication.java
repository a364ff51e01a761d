package dev.crossover.dashboard;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The dashboard service. */
@SpringBootApplication
@EnableScheduling
public class DashboardApplication {

  static void main(String[] args) {
    SpringApplication.run(DashboardApplication.class, args);
  }
}
