package dev.crossover.ingest.plan;

import dev.crossover.catalog.Edition;
import dev.crossover.catalog.PlanFile;
import dev.crossover.catalog.Shipped;
import dev.crossover.ingest.request.Body;
import dev.crossover.ingest.request.DryRun;
import dev.crossover.ingest.rows.Assignment;
import dev.crossover.ingest.rows.AssignmentFile;
import dev.crossover.model.plan.Plan;
import dev.crossover.model.plan.Provenance;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows and takes plans as YAML or JSON; for the administrator. */
@RestController
class PlanController {

  /**
   * A plan in the list.
   *
   * @param id id
   * @param version the newest
   * @param title what a person reads
   * @param edition whether it is as it ships
   * @param provenance where it comes from; null of a plan that does not say
   */
  record PlanEntry(
      String id, int version, String title, Edition edition, @Nullable Provenance provenance) {

    static PlanEntry of(Plan plan) {
      Edition edition = Shipped.PLANS.contains(plan.id()) ? Edition.of(plan) : Edition.OWN;
      return new PlanEntry(plan.id(), plan.version(), plan.title(), edition, plan.provenance());
    }
  }

  private static final AssignmentFile ACTIVITIES = new AssignmentFile("activity", "unit");
  private static final AssignmentFile REVIEWERS = new AssignmentFile("reviewer", "unit");

  private final PlanCatalog catalog;
  private final ReviewerLists reviewers;
  private final Body body;

  PlanController(PlanCatalog catalog, ReviewerLists reviewers, Body body) {
    this.catalog = catalog;
    this.reviewers = reviewers;
    this.body = body;
  }

  @GetMapping("/v1/plans")
  List<PlanEntry> list() {
    return catalog.all().stream().map(PlanEntry::of).toList();
  }

  @GetMapping("/v1/plans/{id}")
  ResponseEntity<Plan> get(@PathVariable("id") String id) {
    return ResponseEntity.of(catalog.find(id));
  }

  @GetMapping(path = "/v1/plans/{id}.yaml", produces = "application/yaml")
  ResponseEntity<String> export(@PathVariable("id") String id) {
    return ResponseEntity.of(catalog.find(id).map(PlanFile::write));
  }

  @PutMapping("/v1/plans/{id}")
  Plan put(@PathVariable("id") String id, HttpServletRequest request) throws IOException {
    return catalog.put(id, body.read(request));
  }

  /** What publishing this file would change. */
  @PostMapping("/v1/plans/{id}/difference")
  PlanDifference difference(@PathVariable("id") String id, HttpServletRequest request)
      throws IOException {
    return catalog.difference(id, body.read(request));
  }

  @PostMapping("/v1/plans/{id}/activities")
  ResponseEntity<PlanCatalog.Mapped> map(
      @PathVariable("id") String id,
      HttpServletRequest request,
      @RequestParam(name = DryRun.PARAMETER, required = false) @Nullable String dryRun)
      throws IOException {
    List<Assignment> rows = ACTIVITIES.read(request.getContentType(), body.read(request));
    return ResponseEntity.of(catalog.map(id, rows, DryRun.asked(dryRun)));
  }

  /** The whole list of who reviews which project of a plan, and holds its practice interviews. */
  @PostMapping("/v1/plans/{id}/reviewers")
  ResponseEntity<ReviewerLists.Named> reviewers(
      @PathVariable("id") String id,
      HttpServletRequest request,
      @RequestParam(name = DryRun.PARAMETER, required = false) @Nullable String dryRun)
      throws IOException {
    List<Assignment> rows = REVIEWERS.read(request.getContentType(), body.read(request));
    return ResponseEntity.of(
        catalog.find(id).map(plan -> reviewers.name(plan, rows, DryRun.asked(dryRun))));
  }
}
