package dev.crossover.dashboard;

import dev.crossover.dashboard.access.IngestCalls;
import dev.crossover.dashboard.notices.NoticeSettings;
import dev.crossover.model.Samples;
import dev.crossover.model.Topic;
import dev.crossover.model.Topics;
import dev.crossover.model.episode.Episodes;
import dev.crossover.model.event.LearningEvent;
import dev.crossover.model.learner.Learner;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.progress.LearnerSnapshot;
import dev.crossover.model.record.ApiKey;
import dev.crossover.model.record.NoticeChoices;
import dev.crossover.model.record.RecordContent;
import dev.crossover.model.record.Reviewers;
import dev.crossover.model.record.Scope;
import dev.crossover.model.record.SingleNotices;
import dev.crossover.model.record.StandIn;
import dev.crossover.model.record.User;
import dev.crossover.model.record.UserRole;
import dev.crossover.model.record.VersionedRecord;
import dev.crossover.wiring.Compact;
import dev.crossover.wiring.Installation;
import dev.crossover.wiring.Json;
import dev.crossover.wiring.LocalTable;
import dev.crossover.wiring.Network;
import dev.crossover.wiring.SeriesCaps;
import dev.crossover.wiring.TableView;
import dev.crossover.wiring.TopicWriter;
import dev.crossover.wiring.deadletter.LetterHeaders;
import dev.crossover.wiring.key.KeyRing;
import dev.crossover.wiring.key.KeySettings;
import dev.crossover.wiring.key.KeyUseLog;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.util.FileSystemUtils;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.databind.JsonNode;

/** The whole dashboard without Kafka: a test driver fills its tables, and time is set by hand. */
public final class FilledDashboard implements AutoCloseable {

  /** The administrator's secret. */
  public static final String SECRET = "secret";

  private static final List<String> ROOMS =
      List.of(
          "system",
          "access",
          "alertmanager",
          "checks",
          "digest",
          "figures",
          "forecast",
          "gauges",
          "live",
          "looks",
          "manage",
          "notices",
          "past",
          "query",
          "reviews",
          "said",
          "settings");

  private final Path state;
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private final TopologyTestDriver driver;
  private final DashboardTables tables;
  private final MockMvcTester api;
  private final IngestByHand ingest = new IngestByHand(this::put);
  private volatile Instant now;

  /** The key that requests show, as {@code KEY:SECRET}; empty: none. */
  private volatile String key = "admin:" + SECRET;

  private volatile boolean away;
  private volatile Cookie[] session = {};

  public FilledDashboard(Instant now) {
    this(now, DashboardSettings.Oidc.NONE);
  }

  /** Whose users sign in by this provider, too. */
  public FilledDashboard(Instant now, DashboardSettings.Oidc oidc) {
    this(now, new DashboardSettings(5, true, false, Set.of(), oidc));
  }

  public FilledDashboard(Instant now, DashboardSettings settings) {
    this.now = now;
    try {
      state = Files.createTempDirectory("filled-dashboard");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // As Spring Boot has it: two beans of one name are a mistake.
    context.setAllowBeanDefinitionOverriding(false);
    context.registerBean(
        "hands", Clock.class, () -> new HandClock(this::now), bean -> bean.setPrimary(true));
    context.registerBean(DashboardSettings.class, () -> settings);
    context.registerBean(NoticeSettings.class, FilledDashboard::shippedNotices);
    context.registerBean(KeySettings.class, () -> new KeySettings(SECRET, true, ""));
    context.registerBean(KeyUseLog.class, () -> (_, _) -> {});
    context.register(KeyRing.class);
    context.registerBean(
        Network.class, () -> new Network(loopback(), "", false, "http://127.0.0.1:8080/", "", ""));
    context.registerBean(MeterRegistry.class, FilledDashboard::boundedRegistry);
    context.registerBean(IngestCalls.class, () -> ingest);
    context.registerBean(TopicWriter.class, () -> this::keep);
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test", Map.of("spring.kafka.streams.properties.state.dir", state.toString())));
    context.register(DashboardTables.class);
    for (String room : ROOMS) {
      context.scan("dev.crossover.dashboard." + room);
    }
    context.refresh();
    tables = context.getBean(DashboardTables.class);
    StreamsBuilder builder = new StreamsBuilder();
    context
        .getBeansOfType(LocalTable.class)
        .values()
        .forEach(table -> table.addTo(builder, Installation.ALONE));
    Properties streams = new Properties();
    streams.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    streams.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
    streams.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    driver = new TopologyTestDriver(builder.build(), streams);
    context
        .getBeansOfType(TableView.class)
        .values()
        .forEach(table -> ((TableView<?>) table).connectStore(driver::getKeyValueStore));
    tables.deadLetters().connectStore(driver::getKeyValueStore);
    api =
        MockMvcTester.of(
            context.getBeansWithAnnotation(RestController.class).values(),
            mvc ->
                mvc.addFilters(context.getBean("springSecurityFilterChain", Filter.class))
                    .setMessageConverters(
                        new StringHttpMessageConverter(),
                        new JacksonJsonHttpMessageConverter(Json.MAPPER))
                    .defaultRequest(
                        MockMvcRequestBuilders.get("/").with(request -> signIn(request)))
                    .setControllerAdvice(
                        context
                            .getBeansWithAnnotation(RestControllerAdvice.class)
                            .values()
                            .toArray())
                    .build());
  }

  /** As they ship; see {@code NoticeDefaultsTest}. */
  public static NoticeSettings shippedNotices() {
    return new NoticeSettings(
        SingleNotices.URGENT, ZoneId.of("UTC"), LocalTime.of(20, 0), LocalTime.of(7, 0), true, 5);
  }

  private static ServerProperties loopback() {
    ServerProperties server = new ServerProperties();
    server.setAddress(InetAddress.getLoopbackAddress());
    return server;
  }

  /** Who asks in the requests to come; until then it is the administrator. */
  public FilledDashboard as(@Nullable Cookie session) {
    return session == null ? with() : with(session);
  }

  /** Who asks, by all cookies of a browser. */
  public FilledDashboard with(Cookie... session) {
    this.session = session;
    this.key = "";
    return this;
  }

  public void asAdministrator() {
    key = "admin:" + SECRET;
  }

  /** Who asks, by a key of this name that has been {@link #key made}. */
  public void byKey(String name) {
    session = new Cookie[0];
    key = name + ":" + SECRET;
  }

  /** Makes a key, which is called what it is. */
  public void key(String name, @Nullable Instant expires, Scope... scopes) {
    put(
        RecordContent.key(ApiKey.KIND, name),
        new VersionedRecord(
            1,
            "admin",
            new ApiKey(name, name, KeyRing.hash(SECRET), now, Set.of(scopes), expires)));
  }

  private void put(String key, VersionedRecord record) {
    put(tables.records(), key, record, Json.serde(VersionedRecord.class));
  }

  /** What answers requests. */
  public Collection<Object> controllers() {
    return context.getBeansWithAnnotation(RestController.class).values();
  }

  private MockHttpServletRequest signIn(MockHttpServletRequest request) {
    if (!key.isEmpty()) {
      request.addHeader(HttpHeaders.AUTHORIZATION, "Bearer " + key);
    } else if (session.length > 0) {
      request.setCookies(session);
    }
    return request;
  }

  /** A part of the dashboard. */
  @SuppressWarnings("unchecked")
  public <V> TableView<V> table(Topic topic) {
    return (TableView<V>)
        context.getBeansOfType(TableView.class).values().stream()
            .filter(table -> table.topic().equals(topic))
            .findFirst()
            .orElseThrow();
  }

  /** A part of it. */
  public <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  public DashboardTables tables() {
    return tables;
  }

  public Instant now() {
    return now;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  /** As each service has it. */
  private static MeterRegistry boundedRegistry() {
    MeterRegistry registry = new SimpleMeterRegistry();
    SeriesCaps caps = new SeriesCaps();
    registry.config().meterFilter(caps);
    caps.bindTo(registry);
    return registry;
  }

  /** The answer to a request that must succeed. */
  public String text(String address) {
    var answer = api.get().uri(address).exchange();
    if (answer.getResponse().getStatus() != 200) {
      throw new AssertionError(address + " is " + answer.getResponse().getStatus());
    }
    return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  public JsonNode json(String address) {
    return Json.MAPPER.readTree(text(address));
  }

  public MockMvcTester api() {
    return api;
  }

  public void put(Plan plan) {
    put(tables.plans(), plan.id(), plan, Json.serde(Plan.class));
  }

  /** A user with this password. */
  public void put(String mail, String password, UserRole... roles) {
    User user = new User(mail, new BCryptPasswordEncoder(4).encode(password), Set.of(roles), now);
    put(User.key(mail), new VersionedRecord(1, "admin", user));
  }

  /** An integration administrator of some sources. */
  public void putIntegrator(String mail, String password, String... sources) {
    String hash = new BCryptPasswordEncoder(4).encode(password);
    User user = new User(mail, hash, Set.of(UserRole.INTEGRATION_ADMIN), now, Set.of(sources));
    put(User.key(mail), new VersionedRecord(1, "admin", user));
  }

  /** Names who reviews a unit of the small plan. */
  public void reviewers(String unit, String... mails) {
    put(
        Reviewers.key("small", unit),
        new VersionedRecord(1, "admin", new Reviewers(Set.of(mails))));
  }

  /** Says who reviews in whose place. */
  public void standIn(StandIn standIn) {
    put(StandIn.key(standIn.of()), new VersionedRecord(1, standIn.of(), standIn));
  }

  /** Says how somebody wants to be told. */
  public void notices(String mail, NoticeChoices chosen) {
    put(NoticeChoices.key(mail), new VersionedRecord(1, mail, chosen));
  }

  private void keep(Topic topic, Map<String, ?> rows) throws IOException {
    if (away) {
      throw new IOException("Kafka is away");
    }
    rows.forEach((key, row) ->
        driver
            .createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer())
            .pipeInput(key, row == null ? null : Json.MAPPER.writeValueAsBytes(row)));
  }

  /** Whether Kafka, and the ingest service, are away for what the dashboard writes. */
  public void away(boolean is) {
    away = is;
    ingest.away(is);
  }

  /** The ingest service, as the dashboard meets it. */
  public IngestByHand ingest() {
    return ingest;
  }

  /** Where the dashboard keeps files. */
  public Path state() {
    return state;
  }

  public void removeUser(String mail) {
    put(tables.records(), User.key(mail), null, Json.serde(VersionedRecord.class));
  }

  public void put(Learner learner) {
    put(tables.people(), learner.id(), learner, Json.serde(Learner.class));
  }

  public void put(LearnerSnapshot snapshot) {
    put(tables.progress(), snapshot.learner(), snapshot, Compact.serde(LearnerSnapshot.class));
  }

  /** A learner on the small plan of {@link Samples}, with these events. */
  public LearnerSnapshot put(Learner learner, List<LearningEvent> events) {
    LearnerSnapshot snapshot = snapshot(learner, events);
    put(learner);
    put(snapshot);
    return snapshot;
  }

  public LearnerSnapshot snapshot(Learner learner, List<LearningEvent> events) {
    Episodes episodes = Samples.episodes(learner, now, List.of(), events);
    return new LearnerSnapshot(
        learner.id(), learner.enrolment(), episodes.fold(), now, episodes.open());
  }

  public void erase(String learner) {
    put(tables.progress(), learner, null, Compact.serde(LearnerSnapshot.class));
    put(tables.people(), learner, null, Json.serde(Learner.class));
  }

  public <V> void put(TableView<V> table, String key, @Nullable V value, Serde<V> values) {
    driver
        .createInputTopic(table.topic().name(), new StringSerializer(), values.serializer())
        .pipeInput(key, value);
  }

  /** A record of a topic that was set aside, for this reason. */
  public void setAside(Topic from, String key, Instant at, String reason) {
    driver
        .createInputTopic(
            Topics.DEAD_LETTERS.name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(
            new TestRecord<>(
                key, null, LetterHeaders.stored(from.name(), 0, IOException.class, reason), at));
  }

  @Override
  public void close() {
    context.close();
    driver.close();
    try {
      FileSystemUtils.deleteRecursively(state);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
