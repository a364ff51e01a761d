package dev.crossover.ingest.cloudevents;

import dev.crossover.ingest.intake.EventIntake;
import dev.crossover.ingest.intake.EventIntake.Taken;
import dev.crossover.ingest.request.Body;
import dev.crossover.ingest.source.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes CloudEvents. A sender who signs its bodies posts to the hook of its token's key; who it is
 * was settled before it comes here.
 */
@RestController
class CloudEventController {

  private final EventIntake intake;
  private final CloudEventDoor door;
  private final Body body;

  CloudEventController(EventIntake intake, CloudEventDoor door, Body body) {
    this.intake = intake;
    this.door = door;
    this.body = body;
  }

  @PostMapping({"/v1/events", "/v1/hooks/{key}"})
  Taken post(HttpServletRequest request) throws IOException {
    String source = Caller.source(request);
    return intake.take(source, door, door.context(request), () -> body.parsed(request)).taken();
  }
}
