package dev.crossover.dashboard.notices;

import dev.crossover.dashboard.access.IngestCalls;
import dev.crossover.model.record.SingleNotices;
import dev.crossover.wiring.Problem;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;

/** Has the ingest service keep how somebody wants to be told, in their own name. */
@Service
class KeptChoices {

  private static final String ADDRESS = "/v1/users/notices";

  private final IngestCalls ingest;
  private final PreferencesOfPeople preferences;

  KeptChoices(IngestCalls ingest, PreferencesOfPeople preferences) {
    this.ingest = ingest;
    this.preferences = preferences;
  }

  /**
   * Keeps all that somebody chose.
   *
   * @throws IOException if the service that keeps it does not answer
   */
  ResponseEntity<Map<String, Object>> keep(String mail, NoticePreferences wanted)
      throws IOException {
    Map<String, String> form = new TreeMap<>();
    form.put("mail", mail);
    form.put("single", wanted.single().name());
    form.put("digest", String.valueOf(wanted.digest()));
    form.put("zone", wanted.zone().getId());
    form.put("quietFrom", wanted.quietFrom().toString());
    form.put("quietTo", wanted.quietTo().toString());
    form.put("quietWeekends", String.valueOf(wanted.quietWeekends()));
    IngestCalls.Reply reply = ingest.form(ADDRESS, form, mail);
    return switch (reply.status()) {
      case 204 -> ResponseEntity.noContent().build();
      case 400 -> Problem.reply(HttpStatus.BAD_REQUEST, "invalid", reply.message());
      default ->
          Problem.reply(
              HttpStatus.SERVICE_UNAVAILABLE, "away", "It was not kept. Try again in a moment.");
    };
  }

  /**
   * Stops one thing, and nothing else; a second time it asks nobody.
   *
   * @return whether it is kept
   */
  boolean stop(StopTokens.Stop stop) {
    NoticePreferences now = preferences.of(stop.mail());
    boolean stopped =
        switch (stop.what()) {
          case SINGLE -> now.single() == SingleNotices.NONE;
          case DIGEST -> !now.digest();
        };
    if (stopped) {
      return true;
    }
    Map<String, String> form =
        switch (stop.what()) {
          case SINGLE -> Map.of("mail", stop.mail(), "single", SingleNotices.NONE.name());
          case DIGEST -> Map.of("mail", stop.mail(), "digest", "false");
        };
    try {
      return ingest.form(ADDRESS, form, stop.mail()).status() == HttpStatus.NO_CONTENT.value();
    } catch (IOException e) {
      return false;
    }
  }
}
