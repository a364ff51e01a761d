import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { skillTitles } from "./skillTitles.js";
import { texts } from "./text.js";

interface Step {
  value: number | null;
  color: string;
}
interface Link {
  title: string;
  url?: string;
}
interface Panel {
  id?: number;
  type: string;
  title?: string;
  description?: string;
  gridPos: { x: number; y: number; w: number; h: number };
  collapsed?: boolean;
  panels?: Panel[];
  targets?: { expr: string; legendFormat?: string; refId: string; instant?: boolean }[];
  options?: { legend?: { showLegend: boolean }; textMode?: string; showHeader?: boolean };
  fieldConfig?: {
    defaults: {
      unit?: string;
      min?: number;
      max?: number;
      noValue?: string;
      thresholds?: { steps: Step[] };
      links?: Link[];
    };
    overrides: { matcher: { options: string }; properties: { id: string; value: unknown }[] }[];
  };
}
interface Variable {
  name: string;
  type: string;
  label?: string;
  description?: string;
  query?: string;
  multi?: boolean;
  includeAll?: boolean;
  allValue?: string;
  refresh?: number;
}
interface Dashboard {
  uid: string;
  title: string;
  editable: boolean;
  schemaVersion: number;
  refresh: string;
  time: { from: string };
  templating: { list: Variable[] };
  links: Link[];
  panels: Panel[];
}

const COHORT = "dashboards/cohort-readiness.json";
const PIPELINE = "dashboards/pipeline.json";
const UNITS = ["percentunit", "s", "short", "dateTimeFromNow", "reqps", "cps", "bytes"];
const ON_REFRESH_OF_TIME = 2;

const RULES = readFileSync("../prometheus/rules.yml", "utf8");
const LEVELS = readFileSync("../prometheus/slo.yml", "utf8");
const RECORDED = new Set([...(RULES + LEVELS).matchAll(/record: (\S+)/g)].map(([, name]) => name));

const files = readdirSync("dashboards").map((name) => `dashboards/${name}`);

test("there is a file for each dashboard, and nothing else", () =>
  assert.deepEqual(files.sort(), [...texts().keys()].sort()));

test("no two dashboards have one uid", () => assert.equal(new Set(files.map((f) => read(f).uid)).size, files.length));

test("every shipped skill has its title", () => {
  const catalog = readFileSync("../../catalog/src/main/resources/catalog/skills.yaml", "utf8");
  assert.deepEqual(
    [...skillTitles().keys()].sort(),
    [...catalog.matchAll(/^- (?:\{)?id: ([\w-]+)/gm)].map(([, id]) => id).sort(),
  );
  const mapped = JSON.stringify(panelOf(COHORT, "Which skills are short?").fieldConfig?.overrides);
  for (const [id, title] of skillTitles()) assert.ok(mapped.includes(`"${id}":{"text":${JSON.stringify(title)}`), id);
});

for (const file of files) {
  const committed = readFileSync(file, "utf8");
  const dashboard = read(file);
  const all = everyPanel(dashboard);
  const panels = all.filter((p) => p.type !== "row");

  test(`${file}: the committed JSON is what the generator makes`, () => assert.equal(committed, texts().get(file)));

  test(`${file}: nobody edits a generated dashboard, and its form is the classic one`, () => {
    assert.equal(dashboard.editable, false);
    assert.equal(dashboard.schemaVersion, 42);
    assert.match(dashboard.uid, /^crossover-[a-z-]+$/);
    assert.equal(dashboard.refresh, "1m");
  });

  test(`${file}: no host is fixed`, () => assert.doesNotMatch(committed, /https?:|localhost|127\.0\.0\.1/));

  test(`${file}: links lead to the page and to the runbook`, () =>
    assert.deepEqual(
      dashboard.links.map((l) => l.url),
      ["${dashboard_url:raw}", "${dashboard_url:raw}runbook"],
    ));

  test(`${file}: the data source and the address are asked for`, () => {
    const variables = new Map(dashboard.templating.list.map((v) => [v.name, v]));
    assert.equal(variables.get("datasource")?.label, "Data Source");
    assert.equal(variables.get("dashboard_url")?.type, "textbox");
    assert.equal(variables.get("dashboard_url")?.query, "");
    assert.ok((variables.get("dashboard_url")?.description ?? "").length > 40);
    for (const v of variables.values()) {
      if (v.type !== "query") continue;
      assert.ok(v.multi && v.includeAll, v.name);
      assert.equal(v.allValue, ".*");
      assert.equal(v.refresh, ON_REFRESH_OF_TIME);
    }
  });

  test(`${file}: every panel and row has an id of its own`, () => {
    for (const panel of all) assert.ok((panel.id ?? 0) > 0, panel.title);
    assert.equal(new Set(all.map((p) => p.id)).size, all.length);
  });

  test(`${file}: at most twelve panels are open, and closed rows come last`, () => {
    assert.equal(dashboard.panels[0]?.type, "row");
    assert.ok(dashboard.panels.filter((p) => p.type !== "row").length <= 12);
    const closed = dashboard.panels.findIndex((p) => p.collapsed);
    if (closed >= 0) assert.ok(dashboard.panels.slice(closed).every((p) => p.collapsed));
  });

  test(`${file}: no label names a person, an item or a mail address`, () => {
    for (const expr of expressions(panels)) assert.doesNotMatch(expr, /\b(learner|mail|item|name)\b/);
  });

  for (const panel of panels) {
    const defaults = panel.fieldConfig?.defaults;
    const targets = panel.targets ?? [];

    test(`${panel.title}: asks a question, and says what is shown, why and what to do`, () => {
      assert.ok(panel.title?.endsWith("?"));
      assert.ok((panel.description ?? "").split(/\.(?: |$)/).length > 3, panel.description);
    });

    test(`${panel.title}: has a unit, its limits and a word for nothing`, () => {
      assert.ok(UNITS.includes(defaults?.unit ?? ""), defaults?.unit);
      assert.ok(defaults?.noValue);
      assert.notEqual(defaults?.min, undefined);
      if (defaults?.unit === "percentunit") assert.notEqual(defaults.max, undefined);
    });

    test(`${panel.title}: has thresholds, since those of Grafana paint red from 80 on`, () => {
      const steps = defaults?.thresholds?.steps ?? [];
      assert.ok(steps.length > 0);
      assert.equal(steps[0]?.value, null);
    });

    test(`${panel.title}: names its series and shows the names`, () => {
      assert.ok(targets.length > 0);
      for (const target of targets) assert.ok(target.legendFormat, target.expr);
      assert.equal(new Set(targets.map((t) => t.refId)).size, targets.length);
      if (panel.type === "timeseries") assert.equal(panel.options?.legend?.showLegend, true);
      else if (panel.type === "stat") assert.equal(panel.options?.textMode, "value_and_name");
      else assert.ok(panel.type === "table" && panel.options?.showHeader, panel.type);
    });

    test(`${panel.title}: counts over Grafana's own interval, and shows no counter as it is`, () => {
      for (const { expr } of targets) {
        for (const [, window] of expr.matchAll(/\[([^\]]+)\]/g)) assert.equal(window, "$__rate_interval");
        assert.ok(expr.includes("$__rate_interval") || !/_(total|bucket|count|sum)\b/.test(expr), expr);
      }
    });

    test(`${panel.title}: a recorded series is one of the rules`, () => {
      for (const { expr } of targets)
        for (const [name] of expr.matchAll(/\w+:crossover_\w+:\w+/g)) assert.ok(RECORDED.has(name), name);
    });

    test(`${panel.title}: leads from a team or cohort to its page`, () => {
      const urls = (defaults?.links ?? []).map((l) => l.url ?? "");
      for (const url of urls) assert.ok(url.startsWith("${dashboard_url:raw}"), url);
      const legends = targets.map((t) => t.legendFormat ?? "").join(" ");
      if (legends.includes("{{team}}")) assert.ok(urls.some((u) => u.includes("teams/${__field.labels.team")));
      else if (legends.includes("{{cohort}}")) assert.ok(urls.some((u) => u.includes("cohorts/${")));
    });
  }

  test(`${file}: panels do not overlap and fit 24 columns`, () => {
    for (const [i, a] of dashboard.panels.entries()) {
      assert.ok(a.gridPos.x + a.gridPos.w <= 24);
      for (const b of dashboard.panels.slice(i + 1)) apart(a, b);
    }
    for (const row of dashboard.panels)
      for (const [i, a] of (row.panels ?? []).entries()) {
        assert.ok(a.gridPos.x + a.gridPos.w <= 24);
        for (const b of (row.panels ?? []).slice(i + 1)) apart(a, b);
      }
  });
}

test("the cohort's dashboard is of twelve weeks and asks recorded series only", () => {
  assert.equal(read(COHORT).time.from, "now-12w");
  for (const expr of expressions(everyPanel(read(COHORT))))
    assert.doesNotMatch(expr, /(?<![:\w])(crossover|http|jvm|kafka)_\w+/);
});

test("the cohort's rows are in the order of the questions", () =>
  assert.deepEqual(rows(COHORT), ["Now", "Trend", "Skills", "Stalls"]));

test("the first row says how many of how many are ready and on time, and who is stalled", () => {
  const first = read(COHORT).panels.slice(1, 4);
  assert.deepEqual(
    first.map((p) => p.targets?.map((t) => t.legendFormat)),
    [["{{team}} (of {{of}})"], ["{{team}} ({{low}} to {{high}} of {{of}})"], ["{{team}} ({{stalled}} of {{of}})"]],
  );
  // A number in a name changes with time, so that over time one series would become several.
  for (const panel of first) assert.ok(panel.targets?.every((t) => t.instant));
});

test("rows of details are closed", () => {
  const closed = read(PIPELINE).panels.filter((p) => p.collapsed);
  assert.deepEqual(
    closed.map((p) => p.title),
    ["Service levels of 30 days", "Refused and set aside", "JVM", "Kafka clients"],
  );
  assert.ok(closed.every((p) => (p.panels ?? []).length > 0));
});

test("thresholds are the limits of the alerts", () => {
  assert.deepEqual(limits(COHORT, "Who is stalled?"), [limit(RULES, "CrossoverTeamStalled", />= ([\d.]+)/)]);
  assert.deepEqual(limits(COHORT, "Is the team on plan?"), [limit(RULES, "CrossoverTeamBehindPlan", /< (-[\d.]+)/)]);
  assert.deepEqual(limits(COHORT, "Does the gap to the plan close?"), limits(COHORT, "Is the team on plan?"));
  assert.deepEqual(limits(PIPELINE, "How much is refused?"), [limit(RULES, "CrossoverIngestErrorsHigh", /> ([\d.]+)/)]);
  assert.deepEqual(limits(PIPELINE, "How soon does an event show?"), [
    limit(RULES, "CrossoverDashboardLate", /> (\d+)/),
  ]);
  assert.deepEqual(limits(PIPELINE, "Do statements go on to the other store?"), [
    limit(RULES, "CrossoverForwardingLate", /> (\d+)/),
  ]);
  assert.deepEqual(limits(PIPELINE, "How fast is what may fail used up?"), [6, 14.4]);
  for (const [slo, alert] of [
    ["late_events", "CrossoverFreshnessBurn"],
    ["failed_requests", "CrossoverAcceptanceBurn"],
    ["failed_notifications", "CrossoverDeliveryBurn"],
  ] as const) {
    const budget = limit(LEVELS, alert, /> 14\.4 \* ([\d.]+)/);
    const asked = expressions([panelOf(PIPELINE, "How fast is what may fail used up?")]);
    assert.ok(asked.includes(`installation:crossover_${slo}:ratio_rate1h / ${budget}`));
    assert.ok(LEVELS.includes(`${slo}:ratio_rate6h > 6 * ${budget}`));
  }
  const silent = panelOf(PIPELINE, "Is a source silent?").targets ?? [];
  const alert = RULES.slice(RULES.indexOf("alert: CrossoverSourceSilent")).replace(/\s+/g, " ");
  assert.ok(alert.includes((silent[0]?.expr ?? "").replace(/^\(|\)$/g, "")));
  assert.ok(alert.includes(`> ${silent[1]?.expr}`));
});

function read(file: string): Dashboard {
  return JSON.parse(readFileSync(file, "utf8")) as Dashboard;
}

function everyPanel(dashboard: Dashboard): Panel[] {
  return dashboard.panels.flatMap((p) => [p, ...(p.panels ?? [])]);
}

function rows(file: string): (string | undefined)[] {
  return read(file)
    .panels.filter((p) => p.type === "row")
    .map((p) => p.title);
}

function expressions(panels: Panel[]): string[] {
  return panels.flatMap((p) => (p.targets ?? []).map((t) => t.expr));
}

function panelOf(file: string, title: string): Panel {
  const found = everyPanel(read(file)).find((p) => p.title === title);
  assert.ok(found, title);
  return found;
}

function limits(file: string, title: string): (number | null)[] {
  const steps = panelOf(file, title).fieldConfig?.defaults.thresholds?.steps ?? [];
  return steps.slice(1).map((s) => s.value);
}

/** The number that an alert compares with. */
function limit(rules: string, alert: string, number: RegExp): number {
  const found = number.exec(rules.slice(rules.indexOf(`alert: ${alert}`)).split("labels:")[0] ?? "");
  assert.ok(found, alert);
  return Number(found[1]);
}

function apart(a: Panel, b: Panel): void {
  assert.ok(
    a.gridPos.x + a.gridPos.w <= b.gridPos.x ||
      b.gridPos.x + b.gridPos.w <= a.gridPos.x ||
      a.gridPos.y + a.gridPos.h <= b.gridPos.y ||
      b.gridPos.y + b.gridPos.h <= a.gridPos.y,
    `${a.title} overlaps ${b.title}`,
  );
}
