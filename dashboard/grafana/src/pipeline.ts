import { DashboardBuilder, MappingType, RowBuilder } from "@grafana/grafana-foundation-sdk/dashboard";
import { REFUSED, LATE, SILENT, RUNS, BURN, ANSWERED, LATE_EVENTS, FAILED_REQUESTS, FAILED_NOTIFICATIONS, TO_DATA, QUIET, USUAL, requests, ofService, used } from "./limits.js";
import { address, dashboard, PLAIN, stat, table, timeseries } from "./parts.js";
import { pipelineDetails } from "./pipelineDetails.js";

/** Do events come in, and do they reach the dashboard and those who are told? */
export function pipeline(): DashboardBuilder {
  const open = dashboard(
    "Pipeline",
    "crossover-pipeline",
    "Do events come in, and do they reach the dashboard and those who are told?",
    "now-6h",
  )
    .withVariable(address())
    .withRow(new RowBuilder("Ingest"))
    .withPanel(
      timeseries({
        title: "How many requests come in?",
        description:
          "The requests to the doors, by outcome. A client error is the sender's mistake, a server error is ours. If server errors appear, look at the log of the ingest service. If all requests stop, ask the senders.",
        unit: "reqps",
        queries: [[`sum by (outcome) (${requests("http_server_requests_seconds_count")})`, "{{outcome}}"]],
      })
        .span(6)
        .height(8),
    )
    .withPanel(
      timeseries(
        {
          title: "How fast do the doors answer?",
          description:
            "The time within which 95 % of the requests are answered. A sender waits 5 seconds at most and then sends again. If it rises, look at Kafka: a door answers only after Kafka has the event.",
          unit: "s",
          noValue: "no request",
          queries: [
            [
              `histogram_quantile(0.95, sum by (le) (${requests("http_server_requests_seconds_bucket")}))`,
              "95 % of requests",
            ],
          ],
        },
        ANSWERED,
      )
        .span(6)
        .height(8),
    )
    .withPanel(
      timeseries({
        title: "What becomes of the events?",
        description:
          "The events of each source that were accepted, repeated or refused. All that a source sends is one of the three. Repeats are harmless. If refused events appear, open the page of sources: it names the reasons.",
        unit: "cps",
        queries: [
          ["sum by (source, result) (rate(crossover_ingest_events_total[$__rate_interval]))", "{{source}}: {{result}}"],
        ],
      })
        .dataLinks([TO_DATA])
        .span(6)
        .height(8),
    )
    .withPanel(
      timeseries(
        {
          title: "How much is refused?",
          description:
            "The share of a source's events that was refused in five minutes. A sender may drop what was refused. Above 5 % in five minutes and in an hour, operators are told. Open the page of sources, put the cause right and redrive.",
          unit: "percentunit",
          max: 1,
          noValue: "no event",
          queries: [["source:crossover_ingest_errors:ratio_rate5m", "{{source}}"]],
        },
        REFUSED,
      )
        .dataLinks([TO_DATA])
        .span(6)
        .height(8),
    )
    .withRow(new RowBuilder("Delay"))
    .withPanel(
      timeseries(
        {
          title: "How soon does an event show?",
          description:
            "The time from an event coming in until the dashboard can show it, for half of the events and for 95 % of them. Above a minute for a quarter of an hour, operators are told. If it rises, look at how far the services are behind.",
          unit: "s",
          noValue: "no event",
          queries: [
            [
              "histogram_quantile(0.5, sum by (le) (rate(crossover_event_to_dashboard_seconds_bucket[$__rate_interval])))",
              "half of events",
            ],
            [
              "histogram_quantile(0.95, sum by (le) (rate(crossover_event_to_dashboard_seconds_bucket[$__rate_interval])))",
              "95 % of events",
            ],
          ],
        },
        LATE,
      )
        .span(12)
        .height(8),
    )
    .withPanel(
      table(
        {
          title: "Is a source silent?",
          description:
            "How long each source has been quiet, how long it may be, and the one as a share of the other. From 100 % on it counts as silent: operators are told after half an hour, and stalls from it are paused. Ask who runs the source.",
          unit: "s",
          noValue: "no source yet",
          queries: [
            [QUIET, "{{source}}"],
            [USUAL, "{{source}}"],
            [`${QUIET} / ${USUAL}`, "{{source}}"],
          ],
        },
        PLAIN,
      )
        .withTransformation({ id: "merge", options: {} })
        .withTransformation({
          id: "organize",
          options: {
            excludeByName: { Time: true },
            indexByName: { source: 0, "Value #A": 1, "Value #B": 2, "Value #C": 3 },
            renameByName: {
              source: "Source",
              "Value #A": "Quiet for",
              "Value #B": "Silent from",
              "Value #C": "Share",
            },
          },
        })
        .overrideByName("Share", [
          { id: "unit", value: "percentunit" },
          { id: "min", value: 0 },
          { id: "custom.cellOptions", value: { type: "color-text" } },
          { id: "thresholds", value: { mode: "absolute", steps: SILENT.map(([value, color]) => ({ value, color })) } },
        ])
        .dataLinks([TO_DATA])
        .span(12)
        .height(8),
    )
    .withRow(new RowBuilder("Streams"))
    .withPanel(
      stat(
        {
          title: "Does each service run?",
          description:
            "Whether Kafka Streams of every instance of the service is RUNNING. While one is not, what it should read waits in Kafka. After ten minutes, operators are told. Look at the log of the service, and follow the runbook.",
          unit: "short",
          max: 1,
          noValue: "no service exports metrics",
          queries: [["min by (service) (crossover_streams_running)", "{{service}}"]],
        },
        RUNS,
      )
        .mappings([
          { type: MappingType.ValueToText, options: { 0: { text: "does not run", index: 0 }, 1: { text: "runs", index: 1 } } },
        ])
        .span(8)
        .height(7),
    )
    .withPanel(
      timeseries({
        title: "How far behind is each service?",
        description:
          "The largest number of records that wait in one partition for a consumer of the service. It is what the dashboard does not know yet. A peak after a restart is usual. If it grows, the service is too slow or hangs: add an instance, or look at its log.",
        unit: "short",
        noValue: "nothing was read",
        queries: [
          [`max by (service) (${ofService("kafka_consumer_fetch_manager_records_lag_max")})`, "{{service}}"],
        ],
      })
        .span(8)
        .height(7),
    )
    .withPanel(
      timeseries({
        title: "Do stream threads die?",
        description:
          "The stream threads that died and were replaced in each interval. One after a restart of a broker is usual. If it happens again and again, the log of the service has the cause.",
        unit: "short",
        queries: [[`sum by (service) (${ofService("increase(kafka_stream_failed_stream_threads_total[$__rate_interval])")})`, "{{service}}"]],
      })
        .span(8)
        .height(7),
    )
    .withRow(new RowBuilder("Deliveries"))
    .withPanel(
      timeseries({
        title: "What becomes of messages?",
        description:
          "The messages of each channel: sent, failed (each try counts) or set aside. Who is not told does not help. If messages are set aside, the page of sources names the reason and sends them again.",
        unit: "cps",
        noValue: "no channel is set",
        queries: [
          [
            "sum by (channel, result) (rate(crossover_notifications_total[$__rate_interval]))",
            "{{channel}}: {{result}}",
          ],
        ],
      })
        .dataLinks([TO_DATA])
        .span(8)
        .height(8),
    )
    .withPanel(
      timeseries({
        title: "Which messages wait?",
        description:
          "The messages of each channel that are not sent yet, such as until quiet hours end. Who is not told does not help. A line “switched off” at 1 means that the other side wants no message any more. Put its address right and restart the service.",
        unit: "short",
        noValue: "no channel is set",
        queries: [
          ["max by (channel) (crossover_notifications_waiting)", "{{channel}}: waiting"],
          ["max by (channel) (crossover_notifications_disabled)", "{{channel}}: switched off"],
        ],
      })
        .span(8)
        .height(8),
    )
    .withPanel(
      timeseries(
        {
          title: "How fast is what may fail used up?",
          description:
            "How many times faster than planned each service level uses up what may fail in 30 days. At 1 it lasts exactly for the month. Operators are told at 14.4 in an hour and at 6 in six hours. The runbook has a section for each service level.",
          unit: "short",
          noValue: "nothing to measure",
          queries: [
            [used("late_events", LATE_EVENTS, "1h"), "late events, 1 hour"],
            [used("late_events", LATE_EVENTS, "6h"), "late events, 6 hours"],
            [used("failed_requests", FAILED_REQUESTS, "1h"), "failed requests, 1 hour"],
            [used("failed_requests", FAILED_REQUESTS, "6h"), "failed requests, 6 hours"],
            [used("failed_notifications", FAILED_NOTIFICATIONS, "1h"), "failed messages, 1 hour"],
            [used("failed_notifications", FAILED_NOTIFICATIONS, "6h"), "failed messages, 6 hours"],
          ],
        },
        BURN,
      )
        .span(8)
        .height(8),
    );
  return pipelineDetails().reduce((all, row) => all.withRow(row), open);
}
