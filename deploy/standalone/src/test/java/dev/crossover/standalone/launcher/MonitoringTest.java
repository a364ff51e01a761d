package dev.crossover.standalone.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of the programs beside a stack. */
class MonitoringTest {

  @Test
  void whatGivesNoAnswerIsNamedAndWhatIsNotInstalledIsNoTrouble(@TempDir Path folder)
      throws IOException {
    HttpServer ready =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ready.createContext(
        "/-/ready",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    ready.start();
    String address = "http://127.0.0.1:" + ready.getAddress().getPort() + "/";
    DataFolder data = new DataFolder(folder);
    assertThat(Monitoring.troubles(data)).isEmpty();
    data.write(
        "monitoring", "Prometheus   " + address + "\n             Alertmanager not installed");
    assertThat(Monitoring.troubles(data)).isEmpty();
    ready.stop(0);
    assertThat(Monitoring.troubles(data)).containsExactly("no answer from Prometheus; see its log");
  }
}
