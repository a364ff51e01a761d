package dev.crossover.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** On which line of a YAML text each field stands. */
final class Lines {

  private final Map<String, Integer> lines = new HashMap<>();
  private final List<FileProblem> aliases = new ArrayList<>();
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private Lines() {}

  /** Reads the places; none for a text that is no YAML, which its reader will say. */
  static Lines of(String yaml) {
    Lines lines = new Lines();
    try {
      Optional<Node> root = new Compose(LoadSettings.builder().build()).composeString(yaml);
      root.ifPresent(node -> lines.add("", node));
    } catch (YamlEngineException e) {
      lines.lines.clear();
    }
    return lines;
  }

  /** Line of a field, or of the nearest around it that there is; 0 if none is known. */
  int line(String pointer) {
    String at = pointer;
    while (!lines.containsKey(at) && !at.isEmpty()) {
      at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
    }
    return lines.getOrDefault(at, 0);
  }

  /** Where a part of the text is used twice by anchor and alias, which no plan needs. */
  List<FileProblem> aliases() {
    return aliases;
  }

  private void add(String at, Node node) {
    if (!(node instanceof ScalarNode) && !seen.add(node)) {
      aliases.add(new FileProblem(line(at), at, "is an alias: write it out"));
      return;
    }
    if (node.getAnchor().isPresent()) {
      aliases.add(new FileProblem(line(at), at, "has an anchor: write it out where it is used"));
    }
    lines.putIfAbsent(at, node.getStartMark().map(Mark::getLine).orElse(-1) + 1);
    if (node instanceof MappingNode map) {
      for (NodeTuple entry : map.getValue()) {
        if (entry.getKeyNode() instanceof ScalarNode key) {
          String field = at + "/" + key.getValue().replace("~", "~0").replace("/", "~1");
          lines.put(field, key.getStartMark().map(Mark::getLine).orElse(-1) + 1);
          add(field, entry.getValueNode());
        }
      }
    } else if (node instanceof SequenceNode list) {
      for (int i = 0; i < list.getValue().size(); i++) {
        add(at + "/" + i, list.getValue().get(i));
      }
    }
  }
}
