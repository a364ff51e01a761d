import {
  StackingConfigBuilder,
  StackingMode,
  TableCellDisplayMode,
  TableSortByFieldStateBuilder,
} from "@grafana/grafana-foundation-sdk/common";
import { DashboardBuilder, MappingType, RowBuilder } from "@grafana/grafana-foundation-sdk/dashboard";
import { address, choice, dashboard, pageLink, stat, table, timeseries, type Steps } from "./parts.js";
import { skillTitles } from "./skillTitles.js";

const SCOPE = `cohort=~"$cohort", team=~"$team"`;
const COHORT = `cohort=~"$cohort"`;
const LEARNERS = `cohort_team:crossover_learners:sum{${SCOPE}}`;
const ON_TIME = (probability: string) =>
  `cohort_team_probability:crossover_on_time_learners:max{${SCOPE}, probability="${probability}"}`;

/** The same limits as CrossoverTeamStalled and CrossoverTeamBehindPlan in ../prometheus/rules.yml. */
const STALLED: Steps = [
  [null, "blue"],
  [0.25, "orange"],
];
const BEHIND: Steps = [
  [null, "orange"],
  [-0.15, "blue"],
];

/** From a quarter of a level on a skill stands out; there is no alert of skills. */
const SHORT: Steps = [
  [null, "blue"],
  [0.25, "orange"],
];

const TO_TEAM = pageLink(
  "Open the team's page",
  "teams/${__field.labels.team:percentencode}?cohort=${__field.labels.cohort:percentencode}",
);
const TO_STALLS = pageLink(
  "Open the team's stalls",
  "teams/${__field.labels.team:percentencode}/stalls?cohort=${__field.labels.cohort:percentencode}",
);

/**
 * The series with a value of another one as a label, so that a name can say "of 8".
 *
 * @param value has one series for each cohort and team
 */
function named(series: string, label: string, value: string): string {
  return `${series} * on (cohort, team) group_left (${label}) count_values by (cohort, team) ("${label}", ${value})`;
}

/** Will the cohort be ready, and which team needs help? */
export function cohortReadiness(): DashboardBuilder {
  return dashboard(
    "Cohort readiness",
    "crossover-cohort-readiness",
    "Will the cohort be ready, and which team needs help?",
    "now-12w",
  )
    .withVariable(choice("cohort", "Cohort", "label_values(cohort:crossover_readiness:ratio, cohort)"))
    .withVariable(
      choice("team", "Team", `label_values(cohort_team:crossover_readiness:ratio{${COHORT}}, team)`),
    )
    .withVariable(address())
    .withRow(new RowBuilder("Now"))
    .withPanel(
      stat({
        title: "How many are ready?",
        description:
          "The number of learners who are ready for the target role, and beside the team's name the number who learn. It is the goal of the plan. If it stays low near the end, open the team's page and look at the gates that are open.",
        unit: "short",
        queries: [[named(`cohort_team:crossover_ready_learners:max{${SCOPE}}`, "of", LEARNERS), "{{team}} (of {{of}})"]],
      })
        .dataLinks([TO_TEAM])
        .span(8)
        .height(6),
    )
    .withPanel(
      stat({
        title: "How many will finish on time?",
        description:
          "The likely number of learners who will have done the plan by their own dates, and beside the team's name the range from 10 % to 90 % and the number who learn. Somebody without a forecast is not among them. No number is stated for a team with fewer than five forecasts. If it is too low, try other hours or a later date on the team's page.",
        unit: "short",
        queries: [
          [
            named(named(named(ON_TIME("0.5"), "low", ON_TIME("0.1")), "high", ON_TIME("0.9")), "of", LEARNERS),
            "{{team}} ({{low}} to {{high}} of {{of}})",
          ],
        ],
      })
        .dataLinks([TO_TEAM])
        .span(8)
        .height(6),
    )
    .withPanel(
      stat(
        {
          title: "Who is stalled?",
          description:
            "The share of a team's learners who are behind the plan and have stopped moving, and beside the team's name their number. From a quarter on, for a day, managers are told. Open the team's stalls: each has a reason and a next step.",
          unit: "percentunit",
          max: 1,
          queries: [
            [
              named(
                named(
                  `cohort_team:crossover_stalled_learners:ratio{${SCOPE}}`,
                  "stalled",
                  `cohort_team_state:crossover_learners:max{${SCOPE}, state="stalled"}`,
                ),
                "of",
                LEARNERS,
              ),
              "{{team}} ({{stalled}} of {{of}})",
            ],
          ],
        },
        STALLED,
      )
        .dataLinks([TO_STALLS])
        .span(8)
        .height(6),
    )
    .withPanel(
      stat(
        {
          title: "Is the team on plan?",
          description:
            "The done share of the plan minus the share that is due. Below −15 points for three days, managers are told. Then days, hours or scope must change: the team's page says what each would do.",
          unit: "percentunit",
          min: -1,
          max: 1,
          queries: [[`cohort_team:crossover_schedule_gap:ratio{${SCOPE}}`, "{{team}}"]],
        },
        BEHIND,
      )
        .dataLinks([TO_TEAM])
        .span(12)
        .height(5),
    )
    .withPanel(
      stat({
        title: "When will half of each team be through?",
        description:
          "The day by which it is as likely as not that half of the team has done the plan. No day is stated below a hundred weeks of learners to learn from. If it is too late, try other hours on the team's page.",
        unit: "dateTimeFromNow",
        queries: [
          [
            `cohort_team_probability:crossover_forecast_finish_timestamp_seconds:max{${SCOPE}, probability="0.5"} * 1000`,
            "{{team}}",
          ],
        ],
      })
        .dataLinks([TO_TEAM])
        .span(12)
        .height(5),
    )
    .withRow(new RowBuilder("Trend"))
    .withPanel(
      timeseries({
        title: "Is readiness rising?",
        description:
          "The mean part of the target role that results show. It tells whether study becomes skill. If a line is flat for two weeks, look for the reasons on the team's page.",
        unit: "percentunit",
        max: 1,
        queries: [[`cohort_team:crossover_readiness:ratio{${SCOPE}}`, "{{team}}"]],
      })
        .dataLinks([TO_TEAM])
        .span(12)
        .height(8),
    )
    .withPanel(
      timeseries(
        {
          title: "Does the gap to the plan close?",
          description:
            "The done share of the plan minus the share that is due; zero is on plan. The dashed line is the limit of the alert. A falling line needs more hours or less scope.",
          unit: "percentunit",
          min: -1,
          max: 1,
          queries: [[`cohort_team:crossover_schedule_gap:ratio{${SCOPE}}`, "{{team}}"]],
        },
        BEHIND,
      )
        .dataLinks([TO_TEAM])
        .span(12)
        .height(8),
    )
    .withPanel(
      timeseries({
        title: "Will more finish on time than before?",
        description:
          "The likely number of learners who will have done the plan by their own dates, as it was forecast on each day. It tells whether a change of hours or dates has helped. If it falls, try the next change on the team's page.",
        unit: "short",
        queries: [[ON_TIME("0.5"), "{{team}}"]],
      })
        .dataLinks([TO_TEAM])
        .span(12)
        .height(8),
    )
    .withPanel(
      timeseries({
        title: "How many are on track?",
        description:
          "The learners of the chosen teams by their state, without those who left. It tells whether the cohort as a whole moves towards its end. If more are behind or stalled each week, the plan asks for more than people have time for.",
        unit: "short",
        queries: [[`sum by (state) (cohort_team_state:crossover_learners:max{${SCOPE}, state!="left"})`, "{{state}}"]],
      })
        .stacking(new StackingConfigBuilder().mode(StackingMode.Normal))
        .fillOpacity(30)
        .overrideByName("on_track", [{ id: "displayName", value: "on track" }])
        .span(12)
        .height(8),
    )
    .withRow(new RowBuilder("Skills"))
    .withPanel(
      table(
        {
          title: "Which skills are short?",
          description:
            "How far the cohort's mean level falls short of what the target role needs, the largest gap first. A skill that most lack is a matter for the whole cohort. A team's page says which units would close it.",
          unit: "percentunit",
          max: 1,
          queries: [[`cohort_skill:crossover_skill_gap:ratio{${COHORT}}`, "{{cohort}}: {{skill}}"]],
        },
        SHORT,
      )
        .withTransformation({
          id: "organize",
          options: {
            excludeByName: { Time: true, __name__: true },
            indexByName: { cohort: 0, skill: 1, Value: 2 },
            renameByName: { cohort: "Cohort", skill: "Skill", Value: "Gap" },
          },
        })
        .overrideByName("Skill", [
          {
            id: "mappings",
            value: [
              {
                type: MappingType.ValueToText,
                options: Object.fromEntries([...skillTitles()].map(([id, text], index) => [id, { text, index }])),
              },
            ],
          },
        ])
        .overrideByName("Gap", [
          { id: "custom.cellOptions", value: { type: TableCellDisplayMode.Gauge, mode: "basic" } },
        ])
        .sortBy([new TableSortByFieldStateBuilder().displayName("Gap").desc(true)])
        .dataLinks([pageLink("Open the cohort's page", "cohorts/${__data.fields.Cohort:percentencode}")])
        .span(24)
        .height(12),
    )
    .withRow(new RowBuilder("Stalls"))
    .withPanel(
      timeseries({
        title: "Why do learners stall?",
        description:
          "The stalls that were opened within seven days, by reason. The reason says what to change: who is blocked needs a helper, who is slow needs hours. If one reason grows, talk to the teams about it.",
        unit: "short",
        noValue: "no stall yet",
        queries: [[`sum by (reason) (cohort_reason:crossover_stalls:increase7d{${COHORT}})`, "{{reason}}"]],
      })
        .span(12)
        .height(8),
    )
    .withPanel(
      timeseries({
        title: "Do stalls end?",
        description:
          "The stalls that were opened and that ended within seven days. If more are opened than end, open stalls pile up. Then more help is needed, or less is asked of people.",
        unit: "short",
        noValue: "no stall yet",
        queries: [
          [`sum by (cohort) (cohort_reason:crossover_stalls:increase7d{${COHORT}})`, "{{cohort}}: opened"],
          [`sum by (cohort) (cohort_reason:crossover_resolved_stalls:increase7d{${COHORT}})`, "{{cohort}}: ended"],
        ],
      })
        .dataLinks([pageLink("Open the cohort's page", "cohorts/${__field.labels.cohort:percentencode}")])
        .span(12)
        .height(8),
    );
}
