package dev.crossover.standalone.assistant;

import dev.crossover.standalone.client.Api;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/**
 * A server of the Model Context Protocol (modelcontextprotocol.io) over standard input and output.
 * It asks the query API by the caller's key, so it sees what that key sees, and changes nothing.
 */
public final class Assistant {

  private static final String INSTRUCTIONS =
      "Crossover says of each engineer on a learning plan how far they are, what their results have"
          + " shown, and who needs help. Begin with who_needs_me. Shares are 0..1. What is assumed is"
          + " no evidence; a forecast is a range; nothing says how likely a step is to work. Never"
          + " rank people.";

  private final Api api;

  /** Answers from one product. */
  public Assistant(Api dashboard) {
    this.api = dashboard;
  }

  /** Serves until the input ends. */
  public void serve(InputStream in, OutputStream out) throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    StdioServerTransportProvider transport =
        new StdioServerTransportProvider(McpJsonDefaults.getMapper(), new Ending(in, over), out);
    McpSyncServer server =
        McpServer.sync(transport)
            .serverInfo("crossover", "0.1.0")
            .instructions(INSTRUCTIONS)
            .tools(AssistantTool.ALL.stream().map(this::specification).toList())
            .build();
    over.await();
    server.closeGracefully();
  }

  private SyncToolSpecification specification(AssistantTool tool) {
    Tool told =
        Tool.builder(tool.name(), tool.schema())
            .title(tool.title())
            .description(tool.description())
            .annotations(ToolAnnotations.builder().readOnlyHint(true).build())
            .build();
    return SyncToolSpecification.builder()
        .tool(told)
        .callHandler((_, asked) -> answer(tool, asked.arguments()))
        .build();
  }

  private CallToolResult answer(AssistantTool tool, Map<String, Object> arguments) {
    Map<String, String> with = new TreeMap<>();
    arguments.forEach((name, value) -> with.put(name, String.valueOf(value)));
    try {
      Api.Answer answer = api.get(tool.path().apply(with));
      return answer.ok()
          ? result(tool.shortened().apply(answer.json()).toString(), false)
          : result("refused (" + answer.status() + "): " + answer.body(), true);
    } catch (IOException e) {
      return result(String.valueOf(e.getMessage()), true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return result("broken off", true);
    }
  }

  private static CallToolResult result(String text, boolean error) {
    return CallToolResult.builder().addTextContent(text).isError(error).build();
  }

  /** Tells when an input ends: whoever started us is gone. */
  private static final class Ending extends FilterInputStream {
    private final CountDownLatch over;

    Ending(InputStream in, CountDownLatch over) {
      super(in);
      this.over = over;
    }

    @Override
    public int read() throws IOException {
      return told(super.read());
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
      return told(super.read(bytes, from, most));
    }

    private int told(int read) {
      if (read < 0) {
        over.countDown();
      }
      return read;
    }
  }
}
