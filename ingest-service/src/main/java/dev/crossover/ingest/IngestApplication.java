package dev.crossover.ingest;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The ingest service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class IngestApplication {

  static void main(String[] args) {
    SpringApplication.run(IngestApplication.class, args);
  }
}
