import { RowBuilder } from "@grafana/grafana-foundation-sdk/dashboard";
import { SILENT, SET_ASIDE, FORWARDING, LATE_EVENTS, FAILED_REQUESTS, FAILED_NOTIFICATIONS, TO_DATA, requests, ofService, used } from "./limits.js";
import { stat, timeseries } from "./parts.js";

/** What is looked at once something is wrong: rows that are closed. */
export function pipelineDetails(): RowBuilder[] {
  return [
    new RowBuilder("Service levels of 30 days")
      .collapsed(true)
      .withPanel(
        stat(
          {
            title: "How much of what may fail is used up?",
            description:
              "The share of what may fail in 30 days that has failed: late events (1 %), failed requests (0.1 %), failed messages (1 %). At 100 % the service level is missed. Then what is risky should wait.",
            unit: "percentunit",
            max: 1,
            noValue: "nothing to measure",
            queries: [
              [used("late_events", LATE_EVENTS, "30d"), "late events"],
              [used("failed_requests", FAILED_REQUESTS, "30d"), "failed requests"],
              [used("failed_notifications", FAILED_NOTIFICATIONS, "30d"), "failed messages"],
            ],
          },
          SILENT,
        )
          .span(24)
          .height(6),
      ),
    new RowBuilder("Refused and set aside")
      .collapsed(true)
      .withPanel(
        timeseries({
          title: "Why is something refused?",
          description:
            "The events that were refused, by source and reason. The reason says whose mistake it is. Put it right, then redrive what was refused from the page of sources.",
          unit: "cps",
          noValue: "nothing was refused",
          queries: [
            [
              "sum by (source, reason) (rate(crossover_ingest_rejected_total[$__rate_interval]))",
              "{{source}}: {{reason}}",
            ],
          ],
        })
          .dataLinks([TO_DATA])
          .span(12)
          .height(8),
      )
      .withPanel(
        timeseries(
          {
            title: "What was set aside?",
            description:
              "The records that wait to be put back, the records of tables that cannot be read, and the looks at people that could not be written down. What they say is missing. Each has a section in the runbook.",
            unit: "short",
            queries: [
              ["max(crossover_dead_letters)", "waiting to be put back"],
              ["sum(increase(crossover_table_unreadable_total[$__rate_interval]))", "unreadable in tables"],
              ["sum(increase(crossover_looks_lost_total[$__rate_interval]))", "looks not written down"],
            ],
          },
          SET_ASIDE,
        )
          .dataLinks([TO_DATA])
          .span(12)
          .height(8),
      )
      .withPanel(
        timeseries(
          {
            title: "Do statements go on to the other store?",
            description:
              "For how long the oldest statement of each source has waited to go on to the other learning record store. Beyond a quarter of an hour operators are told. The page of sources says what that store answers.",
            unit: "s",
            noValue: "nothing goes on to another store",
            queries: [["min by (source) (crossover_forwarding_delay_seconds)", "{{source}}"]],
          },
          FORWARDING,
        )
          .dataLinks([TO_DATA])
          .span(24)
          .height(8),
      ),
    new RowBuilder("JVM")
      .collapsed(true)
      .withPanel(
        timeseries({
          title: "How much heap is used?",
          description:
            "The heap that the JVM of each service uses. Services that share a process show the same line. If the lowest points rise for days, take a heap dump before the memory ends.",
          unit: "bytes",
          queries: [
            [`max by (service) (sum by (service, instance) (${ofService('jvm_memory_used_bytes{area="heap"}')}))`, "{{service}}"],
          ],
        })
          .span(6)
          .height(8),
      )
      .withPanel(
        timeseries({
          title: "How much time do pauses take?",
          description:
            "The share of time in which the JVM of each service stands still to collect garbage. It delays every answer. If it is above a tenth for long, the heap is too small.",
          unit: "percentunit",
          max: 1,
          queries: [
            [
              `max by (service) (sum by (service, instance) (${ofService("rate(jvm_gc_pause_seconds_sum[$__rate_interval])")}))`,
              "{{service}}",
            ],
          ],
        })
          .span(6)
          .height(8),
      )
      .withPanel(
        timeseries({
          title: "How many threads are there?",
          description:
            "The live platform threads in the JVM of each service. Requests have virtual threads, which are not among them. If the number only rises, something starts threads and does not end them: take a thread dump.",
          unit: "short",
          queries: [[`max by (service) (${ofService("jvm_threads_live_threads")})`, "{{service}}"]],
        })
          .span(6)
          .height(8),
      )
      .withPanel(
        timeseries({
          title: "How busy is the processor?",
          description:
            "The share of the machine's processors that the JVM of each service uses. Services that share a process show the same line. If it is near 100 % for long, give the service more processors or another instance.",
          unit: "percentunit",
          max: 1,
          queries: [[`max by (service) (${ofService("process_cpu_usage")})`, "{{service}}"]],
        })
          .span(6)
          .height(8),
      ),
    new RowBuilder("Kafka clients")
      .collapsed(true)
      .withPanel(
        timeseries({
          title: "How many records are processed?",
          description:
            "The records that the stream threads of each service process. It shows whether a service that is behind catches up. If it is zero while records wait, the service hangs: look at its log.",
          unit: "cps",
          queries: [
            [
              `sum by (service) (${ofService("rate(kafka_stream_thread_process_total[$__rate_interval])")})`,
              "{{service}}",
            ],
          ],
        })
          .span(12)
          .height(8),
      )
      .withPanel(
        timeseries({
          title: "How often does a service commit?",
          description:
            "The commits of the stream threads of each service. What was computed can be read only after a commit. If commits stop while records are processed, look at Kafka's transactions in the log.",
          unit: "cps",
          queries: [
            [
              `sum by (service) (${ofService("rate(kafka_stream_thread_commit_total[$__rate_interval])")})`,
              "{{service}}",
            ],
          ],
        })
          .span(12)
          .height(8),
      ),
  ];
}
