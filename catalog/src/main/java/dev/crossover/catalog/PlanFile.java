package dev.crossover.catalog;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.crossover.model.plan.InvalidPlan;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.PlanProblem;
import dev.crossover.model.plan.TeachingRules;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Reads and writes plans as YAML, of which JSON is a part. */
public final class PlanFile {

  private static final String SCHEMA = "classpath:static/schemas/plan.v1.json";

  private static final Schema FORM =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(SchemaLocation.of(SCHEMA));

  static final YAMLMapper YAML =
      YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          // What is left out is 0, which the model replaces or refuses by its own name.
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
          .build();

  /**
   * Reads a plan. Skills and roles may stand in it by the id they have in the shipped catalog;
   * skills that its roles need are added, and activities that follow from its ids.
   *
   * @throws InvalidPlanFile naming line and field of everything that is wrong
   */
  public static Plan read(String text) {
    Lines lines = Lines.of(text);
    JsonNode tree;
    try {
      tree = YAML.readTree(text);
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new InvalidPlanFile(List.of(new FileProblem(line, "", e.getOriginalMessage())));
    }
    if (!tree.isObject()) {
      throw new InvalidPlanFile(List.of(new FileProblem(1, "", "holds no plan")));
    }
    if (!lines.aliases().isEmpty()) {
      throw new InvalidPlanFile(lines.aliases());
    }
    List<FileProblem> form =
        FORM.validate(tree).stream()
            .map(e -> {
              // Of a field that should not, or should, be there, the field itself.
              String at =
                  e.getInstanceLocation() + (e.getProperty() == null ? "" : "/" + e.getProperty());
              return new FileProblem(lines.line(at), at, e.getMessage());
            })
            .toList();
    if (!form.isEmpty()) {
      throw new InvalidPlanFile(form);
    }
    Plan plan;
    try {
      plan = YAML.treeToValue(References.resolve(tree, lines), Plan.class);
    } catch (JacksonException e) {
      throw new InvalidPlanFile(problems(e, lines));
    }
    List<PlanProblem> teaching = TeachingRules.find(plan);
    if (!teaching.isEmpty()) {
      throw new InvalidPlanFile(problems(teaching, lines));
    }
    return plan;
  }

  /** The whole plan as YAML, with its skills and roles written out. */
  public static String write(Plan plan) {
    ObjectNode tree = YAML.valueToTree(plan).asObject();
    // It is for instances of before there were checklists.
    References.forEachUnit(tree, (_, unit) -> unit.remove("evidence"));
    return YAML.writeValueAsString(tree);
  }

  private static List<FileProblem> problems(JacksonException e, Lines lines) {
    return Stream.<Throwable>iterate(e, t -> t != null, Throwable::getCause)
        .filter(InvalidPlan.class::isInstance)
        .map(InvalidPlan.class::cast)
        .findFirst()
        .map(invalid -> problems(invalid.problems(), lines))
        .orElseGet(() -> List.of(new FileProblem(0, "", e.getOriginalMessage())));
  }

  private static List<FileProblem> problems(List<PlanProblem> problems, Lines lines) {
    return problems.stream()
        .map(p -> new FileProblem(lines.line(p.field()), p.field(), p.message()))
        .toList();
  }

  private PlanFile() {}
}
