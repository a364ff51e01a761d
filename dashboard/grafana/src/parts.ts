import {
  BigValueColorMode,
  BigValueGraphMode,
  BigValueTextMode,
  GraphThresholdsStyleConfigBuilder,
  GraphThresholdsStyleMode,
  LegendDisplayMode,
  LegendPlacement,
  ReduceDataOptionsBuilder,
  VizLegendOptionsBuilder,
  VizOrientation,
} from "@grafana/grafana-foundation-sdk/common";
import {
  DashboardBuilder,
  DashboardCursorSync,
  DashboardLinkBuilder,
  DashboardLinkType,
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  TextBoxVariableBuilder,
  ThresholdsConfigBuilder,
  ThresholdsMode,
  VariableRefresh,
} from "@grafana/grafana-foundation-sdk/dashboard";
import { DataqueryBuilder, PromQueryFormat } from "@grafana/grafana-foundation-sdk/prometheus";
import { PanelBuilder as StatBuilder } from "@grafana/grafana-foundation-sdk/stat";
import { PanelBuilder as TableBuilder } from "@grafana/grafana-foundation-sdk/table";
import { PanelBuilder as TimeseriesBuilder } from "@grafana/grafana-foundation-sdk/timeseries";

export const SOURCE = { type: "prometheus", uid: "${datasource}" };

/** The address of the web page as the reader of the dashboard entered it, with a slash at its end. */
export const ADDRESS = "${dashboard_url:raw}";

/** One query of a panel and how its series are named. */
export type Query = [expr: string, legend: string];

/** What every panel says. */
export interface Says {
  /** The question that the panel answers. */
  title: string;
  /** What is shown, why it matters and what to do. */
  description: string;
  unit: string;
  queries: Query[];
  min?: number;
  max?: number;
  /** Shown where a query returns nothing. */
  noValue?: string;
}

/** Colours by value; the first holds from below. */
export type Steps = [value: number | null, colour: string][];

/** One colour for all values: Grafana's own default paints red from 80 on. */
export const PLAIN: Steps = [[null, "blue"]];

function limits(steps: Steps): ThresholdsConfigBuilder {
  return new ThresholdsConfigBuilder()
    .mode(ThresholdsMode.Absolute)
    .steps(steps.map(([value, color]) => ({ value, color })));
}

function described<B extends StatBuilder | TableBuilder | TimeseriesBuilder>(
  builder: B,
  says: Says,
  steps: Steps,
): B {
  builder
    .title(says.title)
    .description(says.description)
    .datasource(SOURCE)
    .unit(says.unit)
    .noValue(says.noValue ?? "no data yet")
    .min(says.min ?? 0)
    .thresholds(limits(steps));
  if (says.max !== undefined) builder.max(says.max);
  return builder;
}

function query([expr, legend]: Query, index: number): DataqueryBuilder {
  return new DataqueryBuilder().expr(expr).legendFormat(legend).refId(String.fromCharCode(65 + index));
}

/** The values of this moment, each with its name. */
export function stat(says: Says, steps: Steps = PLAIN): StatBuilder {
  const builder = described(new StatBuilder(), says, steps)
    .textMode(BigValueTextMode.ValueAndName)
    .colorMode(BigValueColorMode.Value)
    .graphMode(BigValueGraphMode.None)
    .reduceOptions(new ReduceDataOptionsBuilder().calcs(["lastNotNull"]))
    .orientation(VizOrientation.Auto);
  says.queries.forEach((q, i) => builder.withTarget(query(q, i).instant()));
  return builder;
}

/** The values over time; where a colour changes there is a dashed line. */
export function timeseries(says: Says, steps: Steps = PLAIN): TimeseriesBuilder {
  const builder = described(new TimeseriesBuilder(), says, steps)
    .thresholdsStyle(
      new GraphThresholdsStyleConfigBuilder().mode(
        steps.length > 1 ? GraphThresholdsStyleMode.Dashed : GraphThresholdsStyleMode.Off,
      ),
    )
    .legend(
      new VizLegendOptionsBuilder()
        .showLegend(true)
        .displayMode(LegendDisplayMode.List)
        .placement(LegendPlacement.Bottom)
        .calcs([]),
    );
  says.queries.forEach((q, i) => builder.withTarget(query(q, i)));
  return builder;
}

/** The values of this moment, a row for each set of labels. */
export function table(says: Says, steps: Steps = PLAIN): TableBuilder {
  const builder = described(new TableBuilder(), says, steps).showHeader(true);
  says.queries.forEach((q, i) => builder.withTarget(query(q, i).instant().format(PromQueryFormat.Table)));
  return builder;
}

/** A link from a value to a page of the product. */
export function pageLink(title: string, path: string): DashboardLinkBuilder {
  return new DashboardLinkBuilder(title).url(ADDRESS + path).targetBlank(true);
}

/** Everything that both dashboards have in common. */
export function dashboard(title: string, uid: string, question: string, since: string): DashboardBuilder {
  return new DashboardBuilder(title)
    .uid(uid)
    .description(question)
    .tags(["crossover"])
    .readonly()
    .tooltip(DashboardCursorSync.Crosshair)
    .time({ from: since, to: "now" })
    .refresh("1m")
    .link(link("Open Crossover", ""))
    .link(link("Runbook", "runbook"))
    .withVariable(new DatasourceVariableBuilder("datasource").label("Data Source").type("prometheus"));
}

/** Asked for last, since it is entered once and then stands in the bookmark. */
export function address(): TextBoxVariableBuilder {
  return new TextBoxVariableBuilder("dashboard_url")
    .label("Address of Crossover")
    .description(
      "The address of the Crossover web page, with a slash at its end, as in CROSSOVER_DASHBOARD_URL. Links lead there. While it is empty they lead nowhere. Grafana keeps it in the address of this dashboard: bookmark that.",
    )
    .defaultValue("")
    .current({ selected: true, text: "", value: "" });
}

/** A choice of several values of a label, by default all of them. */
export function choice(name: string, label: string, values: string): QueryVariableBuilder {
  return new QueryVariableBuilder(name)
    .label(label)
    .datasource(SOURCE)
    .query(values)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .multi(true)
    .includeAll(true)
    .allValue(".*")
    .current({ selected: true, text: ["All"], value: ["$__all"] });
}

function link(title: string, path: string): DashboardLinkBuilder {
  return new DashboardLinkBuilder(title).type(DashboardLinkType.Link).url(ADDRESS + path).targetBlank(true);
}
