import { VizOrientation } from "@grafana/grafana-foundation-sdk/common";
import { PanelBuilder as BarGaugeBuilder } from "@grafana/grafana-foundation-sdk/bargauge";
import {
  DashboardBuilder,
  DashboardCursorSync,
  DashboardLinkBuilder,
  DashboardLinkType,
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  RowBuilder,
  ThresholdsConfigBuilder,
  ThresholdsMode,
  VariableRefresh,
} from "@grafana/grafana-foundation-sdk/dashboard";
import { DataqueryBuilder } from "@grafana/grafana-foundation-sdk/prometheus";
import { PanelBuilder as StatBuilder } from "@grafana/grafana-foundation-sdk/stat";
import { PanelBuilder as TimeseriesBuilder } from "@grafana/grafana-foundation-sdk/timeseries";

const SOURCE = { type: "prometheus", uid: "${datasource}" };
const SCOPE = `cohort=~"$cohort", team=~"$team"`;

/** The same limits as the alerts in ../prometheus/rules.yml. */
const STALLED_SHARE = 0.25;
const BEHIND_SHARE = -0.15;

function query(expr: string, legend: string): DataqueryBuilder {
  return new DataqueryBuilder().expr(expr).legendFormat(legend).refId("A");
}

function limits(from: number | null, colour: string, next: number, nextColour: string) {
  return new ThresholdsConfigBuilder()
    .mode(ThresholdsMode.Absolute)
    .steps([
      { value: from, color: colour },
      { value: next, color: nextColour },
    ]);
}

/** What every panel says: its question, what it shows and what to do, its unit, its query, its series. */
function panel<B extends StatBuilder | BarGaugeBuilder | TimeseriesBuilder>(
  builder: B,
  title: string,
  description: string,
  expr: string,
  unit: string,
  legend = "{{team}}",
): B {
  builder
    .title(title)
    .description(description)
    .datasource(SOURCE)
    .unit(unit)
    .noValue("no data yet")
    .withTarget(query(expr, legend));
  return builder;
}

/** Will the cohort be ready, and which team needs help? */
export function cohortReadiness(): DashboardBuilder {
  return new DashboardBuilder("Cohort readiness")
    .uid("crossover-cohort-readiness")
    .description("Will the cohort be ready, and which team needs help?")
    .tags(["crossover"])
    .readonly()
    .tooltip(DashboardCursorSync.Crosshair)
    .time({ from: "now-12w", to: "now" })
    .refresh("1m")
    .link(
      new DashboardLinkBuilder("Open Crossover")
        .type(DashboardLinkType.Link)
        .url("http://127.0.0.1:8080/")
        .targetBlank(true),
    )
    .withVariable(new DatasourceVariableBuilder("datasource").label("Data Source").type("prometheus"))
    .withVariable(
      new QueryVariableBuilder("cohort")
        .label("Cohort")
        .datasource(SOURCE)
        .query("label_values(cohort:crossover_readiness:ratio, cohort)")
        .refresh(VariableRefresh.OnTimeRangeChanged)
        .multi(true)
        .includeAll(true)
        .allValue(".*"),
    )
    .withVariable(
      new QueryVariableBuilder("team")
        .label("Team")
        .datasource(SOURCE)
        .query(`label_values(cohort_team:crossover_readiness:ratio{cohort=~"$cohort"}, team)`)
        .refresh(VariableRefresh.OnTimeRangeChanged)
        .multi(true)
        .includeAll(true)
        .allValue(".*"),
    )
    .withRow(new RowBuilder("Now"))
    .withPanel(
      panel(
        new StatBuilder(),
        "How ready is each team?",
        "Mean part of the target role that results show. Look at the team's page for the largest skill gaps.",
        `cohort_team:crossover_readiness:ratio{${SCOPE}}`,
        "percentunit",
      )
        .min(0)
        .max(1)
        .span(12)
        .height(5),
    )
    .withPanel(
      panel(
        new StatBuilder(),
        "How many are stalled?",
        "Share of a team's learners who are behind and stopped moving. From a quarter on, talk to the team.",
        `cohort_team:crossover_stalled_learners:ratio{${SCOPE}}`,
        "percentunit",
      )
        .min(0)
        .max(1)
        .thresholds(limits(null, "blue", STALLED_SHARE, "orange"))
        .span(12)
        .height(5),
    )
    .withPanel(
      panel(
        new StatBuilder(),
        "Is the team on plan?",
        "Done share minus due share of the plan. Below −15 points for days, hours or scope must change.",
        `cohort_team:crossover_schedule_gap:ratio{${SCOPE}}`,
        "percentunit",
      )
        .min(-1)
        .max(1)
        .thresholds(limits(null, "orange", BEHIND_SHARE, "blue"))
        .span(12)
        .height(5),
    )
    .withPanel(
      panel(
        new StatBuilder(),
        "How many learn?",
        "Learners still in the team. A fall means that people left; see the team's page.",
        `cohort_team:crossover_learners:sum{${SCOPE}}`,
        "short",
      )
        .min(0)
        .span(12)
        .height(5),
    )
    .withPanel(
      panel(
        new StatBuilder(),
        "When will half of each team be through?",
        "Day by which it is as likely as not that half of the team has done the plan; none is stated below a hundred weeks of learners. Too late: try other hours on the team's page.",
        `cohort_team_probability:crossover_forecast_finish_timestamp_seconds:max{${SCOPE}, probability="0.5"} * 1000`,
        "dateTimeFromNow",
      )
        .min(0)
        .span(24)
        .height(5),
    )
    .withRow(new RowBuilder("Trend"))
    .withPanel(
      panel(
        new TimeseriesBuilder(),
        "Is readiness rising?",
        "Mean part of the target role that results show, over time. A flat line over two weeks asks for the reasons on the team's page.",
        `cohort_team:crossover_readiness:ratio{${SCOPE}}`,
        "percentunit",
      )
        .min(0)
        .max(1)
        .span(12)
        .height(9),
    )
    .withPanel(
      panel(
        new TimeseriesBuilder(),
        "Does the gap to the plan close?",
        "Done share minus due share over time; zero is on plan. A falling line needs more hours or less scope.",
        `cohort_team:crossover_schedule_gap:ratio{${SCOPE}}`,
        "percentunit",
      )
        .min(-1)
        .max(1)
        .span(12)
        .height(9),
    )
    .withRow(new RowBuilder("Skills"))
    .withPanel(
      panel(
        new BarGaugeBuilder(),
        "Which skills are short?",
        "How far the cohort's mean level falls short of what the role needs. A team's page says which units would close the largest.",
        `cohort_skill:crossover_skill_gap:ratio{cohort=~"$cohort"}`,
        "percentunit",
        "{{cohort}}: {{skill}}",
      )
        .orientation(VizOrientation.Horizontal)
        .min(0)
        .max(1)
        .span(24)
        .height(14),
    );
}
