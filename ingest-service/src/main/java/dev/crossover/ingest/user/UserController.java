package dev.crossover.ingest.user;

import dev.crossover.ingest.request.Refused;
import dev.crossover.ingest.request.RejectReason;
import dev.crossover.model.record.NoticeChoices;
import dev.crossover.model.record.SingleNotices;
import dev.crossover.model.record.UserRole;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Adds, lists and removes who may sign in; for the administrator. Addresses come in bodies alone.
 */
@RestController
@RequestMapping("/v1/users")
class UserController {

  private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED_VALUE;

  private final Users users;
  private final StandIns standIns;
  private final Notices notices;

  UserController(Users users, StandIns standIns, Notices notices) {
    this.users = users;
    this.standIns = standIns;
    this.notices = notices;
  }

  /** A user as they are listed. */
  record Listed(String mail, Set<UserRole> roles, Set<String> sources, Instant createdAt) {}

  @GetMapping
  List<Listed> list() {
    return users.list().stream()
        .map(u -> new Listed(u.mail(), u.roles(), u.sources(), u.createdAt()))
        .toList();
  }

  @PostMapping(consumes = FORM)
  @ResponseStatus(HttpStatus.CREATED)
  Users.NewPassword add(
      @RequestParam("mail") String mail,
      @RequestParam(name = "role", required = false) @Nullable List<String> roles,
      @RequestParam(name = "source", required = false) @Nullable Set<String> sources) {
    return users.add(
        mail.strip(),
        roles == null
            ? Set.of()
            : Refused.reading(() -> roles.stream().map(UserRole::of).collect(Collectors.toSet())),
        sources == null ? Set.of() : sources);
  }

  @PostMapping(path = "/password", consumes = FORM)
  ResponseEntity<Users.NewPassword> reset(
      @RequestParam("mail") String mail,
      @RequestParam(name = "password", required = false) @Nullable String chosen) {
    try {
      return ResponseEntity.ok(users.reset(mail.strip(), chosen));
    } catch (NoSuchElementException e) {
      return ResponseEntity.notFound().build();
    }
  }

  @PostMapping(path = "/removal", consumes = FORM)
  ResponseEntity<Void> remove(@RequestParam("mail") String mail) {
    try {
      users.remove(mail.strip());
      standIns.forget(mail.strip());
      notices.forget(mail.strip());
      return ResponseEntity.noContent().build();
    } catch (NoSuchElementException e) {
      return ResponseEntity.notFound().build();
    }
  }

  /** A link that signs in a user was made, by the dashboard for who asked there. */
  @PostMapping(path = "/tickets", consumes = FORM)
  ResponseEntity<Void> ticketed(@RequestParam("mail") String mail) {
    try {
      users.ticketed(mail.strip());
      return ResponseEntity.noContent().build();
    } catch (NoSuchElementException e) {
      return ResponseEntity.notFound().build();
    }
  }

  /** Who reviews in somebody's place while they are away; nobody where none is named. */
  @PostMapping(path = "/stand-in", consumes = FORM)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void standIn(
      @RequestParam("mail") String of,
      @RequestParam(name = "standIn", defaultValue = "") String mail,
      @RequestParam(name = "first", required = false) @Nullable LocalDate first,
      @RequestParam(name = "last", required = false) @Nullable LocalDate last) {
    if (mail.isBlank()) {
      standIns.end(of.strip());
    } else if (first == null || last == null) {
      throw new Refused(RejectReason.INVALID_FIELD, "first", "both days must be given");
    } else {
      standIns.name(of.strip(), mail.strip(), first, last);
    }
  }

  /** How somebody wants to be told by mail; what is left out stays as they chose it before. */
  @PostMapping(path = "/notices", consumes = FORM)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void notices(
      @RequestParam("mail") String mail,
      @RequestParam(name = "single", required = false) @Nullable String single,
      @RequestParam(name = "digest", required = false) @Nullable Boolean digest,
      @RequestParam(name = "zone", required = false) @Nullable String zone,
      @RequestParam(name = "quietFrom", required = false) @Nullable String quietFrom,
      @RequestParam(name = "quietTo", required = false) @Nullable String quietTo,
      @RequestParam(name = "quietWeekends", required = false) @Nullable Boolean quietWeekends) {
    notices.choose(
        mail.strip(),
        Refused.reading(() ->
            new NoticeChoices(
                single == null ? null : SingleNotices.valueOf(single),
                digest,
                zone == null ? null : ZoneId.of(zone),
                quietFrom == null ? null : LocalTime.parse(quietFrom),
                quietTo == null ? null : LocalTime.parse(quietTo),
                quietWeekends)));
  }
}
