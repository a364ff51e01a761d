package dev.crossover.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossover.standalone.client.Api;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** An assistant asks, by the protocol's own client and the command as a process of its own. */
@ExtendWith(SharedStack.class)
@Order(3)
class ITAssistant {

  private final RunningStack stack;

  ITAssistant(RunningStack stack) {
    this.stack = stack;
  }

  @Test
  void itIsToldWhatThePagesSayAndWithTheRightsOfItsKeyAlone()
      throws IOException, InterruptedException {
    try (McpSyncClient manager = client(Map.of())) {
      assertThat(manager.initialize().serverInfo().name()).isEqualTo("crossover");
      assertThat(manager.listTools().tools())
          .allMatch(tool -> tool.annotations().readOnlyHint())
          .extracting(Tool::name)
          .containsExactlyInAnyOrder(
              "who_needs_me", "find", "team", "why", "explain_number", "what_if");
      JsonNode home = asked(manager, "who_needs_me", Map.of());
      assertThat(home).isEqualTo(stack.doors().dashboard().get("/api/v1/home").json());

      String learner = stack.learner("Daniyar Akhmetov");
      JsonNode found = asked(manager, "find", Map.of("name", "Daniyar"));
      assertThat(found.toString()).contains(learner);
      JsonNode why = asked(manager, "why", Map.of("learner", learner));
      assertThat(why.at("/progress/reasons").isEmpty()).isFalse();
      assertThat(why.has("plan")).isFalse();
      JsonNode shown =
          asked(manager, "explain_number", Map.of("learner", learner, "figure", "shown"));
      assertThat(shown.at("/explanation/value").asDouble())
          .isEqualTo(why.at("/progress/readiness/shown").asDouble());
      assertThat(done(manager, "16")).isBefore(done(manager, "6"));

      CallToolResult nobody =
          manager.callTool(
              CallToolRequest.builder("why").arguments(Map.of("learner", "nobody")).build());
      assertThat(nobody.isError()).isTrue();
      assertThat(text(nobody)).contains("there is no such learner");
    }
    JsonNode key =
        stack.doors().admin().post("/v1/keys?name=lead&scope=figures", "text/plain", "").json();
    String shown = key.get("key").asString() + ":" + key.get("secret").asString();
    try (McpSyncClient lead = client(Map.of("CROSSOVER_KEY", shown))) {
      lead.initialize();
      assertThat(asked(lead, "team", Map.of("team", "atlas")).has("people")).isFalse();
      CallToolResult refused =
          lead.callTool(
              CallToolRequest.builder("why")
                  .arguments(Map.of("learner", stack.learner("Daniyar Akhmetov")))
                  .build());
      assertThat(refused.isError()).as("a key that sees no people").isTrue();
    }
  }

  /** By when one of a team has done the plan, with so many hours a week. */
  private static LocalDate done(McpSyncClient client, String hours) {
    JsonNode answer =
        asked(client, "what_if", Map.of("team", "atlas", "heads", "1", "hours", hours));
    return LocalDate.parse(answer.at("/whatIf/asked/done").asString());
  }

  private static JsonNode asked(McpSyncClient client, String tool, Map<String, Object> with) {
    CallToolResult result = client.callTool(CallToolRequest.builder(tool).arguments(with).build());
    assertThat(result.isError()).as(text(result)).isFalse();
    return Api.JSON.readTree(text(result));
  }

  private static String text(CallToolResult result) {
    return ((TextContent) result.content().getFirst()).text();
  }

  /** The command as the script starts it, from the release of this build. */
  private McpSyncClient client(Map<String, String> environment) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return McpClient.sync(
            new StdioClientTransport(
                ServerParameters.builder(java.toString())
                    .args(
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.crossover.standalone.Crossover",
                        "mcp",
                        "--data",
                        stack.data().root().toString())
                    .env(environment)
                    .build(),
                McpJsonDefaults.getMapper()))
        .build();
  }
}
