package dev.crossover.standalone.command;

import dev.crossover.standalone.assistant.Assistant;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lets an assistant ask. */
@Command(
    mixinStandardHelpOptions = true,
    name = "mcp",
    description =
        "serves the Model Context Protocol on standard input and output: which teams need me, why,"
            + " what if, explain this number; with the rights of the key, and changing nothing")
public final class McpCommand implements Callable<Integer> {

  @Mixin private ProductOption product = new ProductOption();

  @Override
  public Integer call() throws IOException, InterruptedException {
    new Assistant(product.doors().dashboard()).serve(System.in, System.out);
    return 0;
  }
}
