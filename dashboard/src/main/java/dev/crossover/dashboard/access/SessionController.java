package dev.crossover.dashboard.access;

import dev.crossover.model.record.UserRole;
import dev.crossover.wiring.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.ott.GenerateOneTimeTokenRequest;
import org.springframework.security.authentication.ott.OneTimeToken;
import org.springframework.security.authentication.ott.OneTimeTokenAuthenticationToken;
import org.springframework.security.authentication.ott.OneTimeTokenService;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.authentication.rememberme.TokenBasedRememberMeServices;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Signs in and out. */
@RestController
@RequestMapping("/api/v1/session")
class SessionController {

  /** RFC 5321. */
  private static final int LONGEST_ADDRESS = 254;

  private static final Duration TICKET_HOLDS = Duration.ofMinutes(30);

  private final AuthenticationManager passwords;
  private final OneTimeTokenService tickets;
  private final TokenBasedRememberMeServices remembered;
  private final LocalUsers users;
  private final Attempts attempts;
  private final Provider provider;
  private final Rights rights;
  private final PathPrefix prefix;
  private final ReviewRights reviews;
  private final IngestCalls ingest;
  private final NewAlerts newAlerts;

  SessionController(
      AuthenticationManager passwords,
      OneTimeTokenService tickets,
      TokenBasedRememberMeServices remembered,
      LocalUsers users,
      Attempts attempts,
      Provider provider,
      Rights rights,
      PathPrefix prefix,
      ReviewRights reviews,
      IngestCalls ingest,
      NewAlerts newAlerts) {
    this.passwords = passwords;
    this.tickets = tickets;
    this.remembered = remembered;
    this.users = users;
    this.attempts = attempts;
    this.provider = provider;
    this.rights = rights;
    this.prefix = prefix;
    this.reviews = reviews;
    this.ingest = ingest;
    this.newAlerts = newAlerts;
  }

  /**
   * Who is signed in, and which pages there are for them.
   *
   * @param groups whether there are teams to look at
   * @param data whether the page about sources and accounts is theirs
   * @param own ids of their own learner pages
   * @param password whether they have one that they may change
   * @param reviews whether there can be something for them to review, or interviews to score
   * @param manages whether roster, plans, keys and users are theirs to change
   * @param inWords whether shares are told to them in quarters and words
   * @param sources names of those that they look after, where not all are theirs
   * @param newAlerts alerts about their people that are open, and that nobody has answered
   */
  record Session(
      String mail,
      Set<UserRole> roles,
      boolean groups,
      boolean data,
      Set<String> own,
      boolean password,
      boolean reviews,
      boolean manages,
      boolean inWords,
      Set<String> sources,
      int newAlerts) {}

  /** Address and password. */
  record Credentials(@Nullable String mail, @Nullable String password) {}

  /** Something that signs in once. */
  record Ticket(@Nullable String ticket) {}

  /** For whom a ticket is. */
  record Named(@Nullable String mail) {}

  /** Nothing, where nobody is signed in: no page is wrong to ask. */
  @GetMapping
  ResponseEntity<Session> session() {
    Viewer viewer = Viewer.current();
    if (viewer.mail().isEmpty() || viewer.mail().equals("anonymousUser")) {
      return ResponseEntity.noContent().build();
    }
    return ResponseEntity.ok(
        new Session(
            viewer.mail(),
            viewer.roles(),
            rights.seesGroups(),
            rights.seesData(),
            rights.own(),
            users.has(viewer),
            reviews.any(),
            rights.administers(),
            rights.inWords(),
            viewer.sources(),
            newAlerts.count()));
  }

  @PostMapping
  ResponseEntity<?> signIn(
      @RequestBody Credentials given, HttpServletRequest request, HttpServletResponse response) {
    String mail = given.mail() == null ? "" : given.mail().strip().toLowerCase(Locale.ROOT);
    String password = given.password() == null ? "" : given.password();
    if (mail.isEmpty() || mail.length() > LONGEST_ADDRESS) {
      return unfitting();
    }
    if (!attempts.allowed(mail, request.getRemoteAddr())) {
      return Attempts.refusal();
    }
    try {
      Authentication good =
          passwords.authenticate(
              UsernamePasswordAuthenticationToken.unauthenticated(mail, password));
      attempts.letIn(mail, request.getRemoteAddr());
      remembered.loginSuccess(
          request,
          response,
          UsernamePasswordAuthenticationToken.authenticated(
              users.user(good.getName()), "", good.getAuthorities()));
      return ResponseEntity.noContent().build();
    } catch (AuthenticationException e) {
      if (e.getCause() instanceof InvalidStateStoreException starting) {
        attempts.letIn(mail, request.getRemoteAddr());
        throw starting;
      }
      return unfitting();
    }
  }

  private static ResponseEntity<Map<String, Object>> unfitting() {
    return Problem.reply(
        HttpStatus.UNAUTHORIZED, "unauthorized", "Address and password do not fit.");
  }

  @PostMapping("/ticket")
  ResponseEntity<?> byTicket(
      @RequestBody Ticket given, HttpServletRequest request, HttpServletResponse response) {
    OneTimeToken token =
        given.ticket() == null
            ? null
            : tickets.consume(new OneTimeTokenAuthenticationToken(given.ticket()));
    if (token == null) {
      return Problem.reply(
          HttpStatus.UNAUTHORIZED, "unauthorized", "This link was used, or is too old.");
    }
    UserDetails user = users.user(token.getUsername());
    remembered.loginSuccess(
        request,
        response,
        UsernamePasswordAuthenticationToken.authenticated(user, "", user.getAuthorities()));
    return ResponseEntity.noContent().build();
  }

  /** Makes a ticket for a user; by a key that opens every page and administers. */
  @PostMapping("/tickets")
  Ticket ticket(@RequestBody Named user) throws IOException {
    Viewer who = Viewer.current();
    if (!who.everything() || !who.roles().contains(UserRole.OWNER) || user.mail() == null) {
      throw new NoSuchElementException("there is no such page");
    }
    try {
      String mail = users.user(user.mail()).getUsername();
      // Whoever signs in so acts in the user's name: that it was made stands on record first.
      IngestCalls.Reply kept = ingest.form("/v1/users/tickets", Map.of("mail", mail), who.mail());
      if (kept.status() != HttpStatus.NO_CONTENT.value()) {
        throw new IOException("the ingest service answers a ticket with " + kept.status());
      }
      return new Ticket(
          tickets.generate(new GenerateOneTimeTokenRequest(mail, TICKET_HOLDS)).getTokenValue());
    } catch (UsernameNotFoundException e) {
      throw new NoSuchElementException("there is no such user", e);
    }
  }

  /**
   * How somebody may sign in.
   *
   * @param company whether the company's own provider does it
   */
  record Ways(boolean company) {}

  @GetMapping("/ways")
  Ways ways() {
    return new Ways(provider.exists());
  }

  /** Leads to the provider; back to the page where it does not answer. */
  @GetMapping("/company")
  ResponseEntity<Void> company() {
    String to =
        prefix.before(provider.answers() ? "/oauth2/authorization/" + Provider.ID : "/#away");
    return ResponseEntity.status(HttpStatus.FOUND).location(URI.create(to)).build();
  }

  /**
   * Where to go after signing out.
   *
   * @param next address at the provider, which signs out there; null to stay
   */
  record SignedOut(@Nullable String next) {}

  @PostMapping("/end")
  SignedOut signOut(HttpServletRequest request, HttpServletResponse response) {
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    boolean company = who != null && Provider.is(who.getName());
    remembered.logout(request, response, null);
    String back =
        ServletUriComponentsBuilder.fromContextPath(request).path(prefix.before("/")).toUriString();
    return new SignedOut(company ? provider.signOut(back) : null);
  }
}
