package dev.crossover.services;

import dev.crossover.wiring.EndWithParent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Runs services in this process: all of them, or those of {@code
 * --roles=ingest,analytics,dashboard}. Each is a Spring application of its own with its own port;
 * one that cannot start, or cannot go on, ends the process.
 */
public final class Services {

  private static final String ROLES = "--roles=";

  /** Exit code 1: one of them could not start; 2: the roles are wrong. */
  static void main(String[] args) throws InterruptedException {
    Set<ServiceRole> roles;
    try {
      roles = roles(args);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    EndWithParent.watchIfTold();
    if (!started(roles, args)) {
      System.exit(1);
    }
  }

  private static Set<ServiceRole> roles(String[] args) {
    for (String arg : args) {
      if (arg.startsWith(ROLES)) {
        return ServiceRole.of(arg.substring(ROLES.length()));
      }
    }
    return EnumSet.allOf(ServiceRole.class);
  }

  /**
   * Side by side, since most of a start is waiting for Kafka. Each begins when the one before it
   * has set up the logging, which they share.
   */
  private static boolean started(Set<ServiceRole> roles, String[] args)
      throws InterruptedException {
    try (ExecutorService starters = Executors.newFixedThreadPool(roles.size())) {
      List<Future<ConfigurableApplicationContext>> starting = new ArrayList<>();
      for (ServiceRole role : roles) {
        CountDownLatch logs = new CountDownLatch(1);
        ApplicationListener<ApplicationContextInitializedEvent> initialized = _ -> logs.countDown();
        starting.add(
            starters.submit(() -> {
              try {
                return role.builder().listeners(initialized).run(args);
              } finally {
                logs.countDown();
              }
            }));
        logs.await();
      }
      for (Future<ConfigurableApplicationContext> service : starting) {
        service.get();
      }
      return true;
    } catch (ExecutionException e) {
      // Spring has logged why.
      return false;
    }
  }

  private Services() {}
}
