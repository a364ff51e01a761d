package dev.crossover.dashboard.settings;

import dev.crossover.dashboard.access.Rights;
import dev.crossover.dashboard.access.Viewer;
import dev.crossover.dashboard.checks.Finding;
import dev.crossover.dashboard.checks.InstallationCheck;
import dev.crossover.dashboard.checks.TriedChannel;
import dev.crossover.dashboard.settings.CheckList.Check;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** "Is everything set up?" For owners. */
@RestController
@RequestMapping("/api/v1/settings")
class SettingsController {

  private static final Logger log = LoggerFactory.getLogger(SettingsController.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<InstallationCheck> checks;
  private final Rights rights;

  SettingsController(List<InstallationCheck> checks, Rights rights) {
    this.checks = checks.stream().sorted(Comparator.comparing(InstallationCheck::name)).toList();
    this.rights = rights;
  }

  /** Looks at everything at once. */
  @GetMapping("/checks")
  CheckList look() throws InterruptedException {
    require();
    List<Callable<Finding>> looks = new ArrayList<>();
    checks.forEach(check -> looks.add(check::look));
    List<Check> found = new ArrayList<>();
    // Of their own: to look up a name holds a thread for as long as it takes.
    ExecutorService threads =
        Executors.newFixedThreadPool(
            checks.size(), Thread.ofPlatform().daemon().name("check").factory());
    try {
      List<Future<Finding>> all = threads.invokeAll(looks, PATIENCE.toSeconds(), TimeUnit.SECONDS);
      for (int i = 0; i < checks.size(); i++) {
        InstallationCheck check = checks.get(i);
        Finding finding = finding(check, all.get(i));
        boolean testable = check instanceof TriedChannel && finding.state() != Finding.State.OFF;
        found.add(new Check(check.name(), finding.state(), finding.says(), testable));
      }
    } finally {
      // It waits for nobody who still looks.
      threads.shutdownNow();
    }
    return new CheckList(found.stream().sorted(Comparator.comparing(Check::state)).toList());
  }

  private static Finding finding(InstallationCheck check, Future<Finding> looked)
      throws InterruptedException {
    try {
      return looked.get();
    } catch (CancellationException e) {
      return Finding.failed("No answer within %d s.".formatted(PATIENCE.toSeconds()));
    } catch (ExecutionException e) {
      log.error("the check {} cannot be made", check.name(), e);
      return Finding.failed("It cannot be looked at; the log of the dashboard says why.");
    }
  }

  /** Sends a test by one channel, to who asks where it reaches one person. */
  @PostMapping("/tests/{channel}")
  Check send(@PathVariable("channel") String channel) throws InterruptedException {
    require();
    for (InstallationCheck check : checks) {
      if (check instanceof TriedChannel tried && check.name().equals(channel)) {
        Finding finding = tried.send(Viewer.current().mail());
        return new Check(channel, finding.state(), finding.says(), true);
      }
    }
    throw new NoSuchElementException("there is no such channel");
  }

  private void require() {
    if (!rights.administers()) {
      throw new NoSuchElementException("there is no such page");
    }
  }
}
