import { useState } from "preact/hooks";
import { type InstallationCheck, useAnswer } from "../api/answer";
import { send, wrong } from "../api/session";
import { Marked } from "../parts/glyphs";
import { Card, Heading, Show } from "../parts/parts";
import { Problem } from "../parts/Problem";
import { many } from "../parts/words";

const STATE: Record<InstallationCheck["state"], Parameters<typeof Marked>[0]> = {
  FAILED: { word: "Failed", tone: "gap", shape: "M2 3.5h10l-5 8z" },
  WARNING: { word: "Look at this", tone: "gap", shape: "M7 1.5a5.5 5.5 0 1 0 .01 0zm0 2.2a3.3 3.3 0 1 1 -.01 0z" },
  OK: { word: "Good", tone: "good", shape: "M1.2 8l1.5-1.6 2.8 2.7L11.6 2.6l1.5 1.5-7.6 8.2z" },
  OFF: { word: "Nothing to check", tone: "plain", shape: "M2.5 6h9v2h-9z" },
};

const WHAT: Record<string, string> = {
  address: "Address in messages",
  clock: "Clocks",
  disk: "Disk",
  ingest: "Doors",
  kafka: "Kafka",
  mail: "Mail",
  "sign-in": "Sign-in",
  slack: "Slack",
  teams: "Microsoft Teams",
  webhook: "Webhook",
};

/** Whether what the installation needs is there, and a test by each channel. */
export function SettingsPage() {
  const answer = useAnswer<{ checks: InstallationCheck[] }>("/api/v1/settings/checks", []);
  return (
    <>
      <Heading
        title="Is everything set up?"
        lead="What an installation needs, looked at just now. A test says that it is one; by mail it goes to you."
      />
      <Show answer={answer}>
        {({ checks }) => (
          <Card question="What was found?" answer={foundSay(checks)}>
            <table>
              <thead>
                <tr>
                  <th scope="col">What</th>
                  <th scope="col">State</th>
                  <th scope="col">What was found</th>
                  <th scope="col">Try it</th>
                </tr>
              </thead>
              <tbody>
                {checks.map((check) => (
                  <Row key={check.name} check={check} />
                ))}
              </tbody>
            </table>
            <p class="buttons">
              <button onClick={answer.retry}>Look again</button>
            </p>
          </Card>
        )}
      </Show>
    </>
  );
}

function Row({ check }: { check: InstallationCheck }) {
  const [tried, setTried] = useState<InstallationCheck>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const test = async () => {
    setBusy(true);
    const response = await send(`/api/v1/settings/tests/${check.name}`, {}).catch(() => undefined);
    setProblem(response?.ok ? undefined : await wrong(response));
    setTried(response?.ok ? ((await response.json()) as InstallationCheck) : undefined);
    setBusy(false);
  };
  return (
    <tr>
      <th scope="row" data-label="What">
        {WHAT[check.name]}
      </th>
      <td data-label="State">
        <Marked {...STATE[check.state]} />
      </td>
      <td class="long" data-label="What was found">
        {check.says}
        {tried && (
          <p role="status">
            <Marked {...STATE[tried.state]} /> {tried.says}
          </p>
        )}
        <Problem text={problem} />
      </td>
      <td data-label="Try it">
        {check.testable ? (
          <button class="small" disabled={busy} onClick={() => void test()}>
            Send a test
          </button>
        ) : (
          "–"
        )}
      </td>
    </tr>
  );
}

/** What needs somebody. */
export function foundSay(checks: InstallationCheck[]): string {
  const failed = checks.filter((c) => c.state === "FAILED").length;
  const warnings = checks.filter((c) => c.state === "WARNING").length;
  if (failed > 0) return `${many(failed, "thing fails", "things fail")}${warnings > 0 ? `, and ${many(warnings, "more wants", "more want")} a look` : ""}.`;
  return warnings > 0 ? `Nothing fails; ${many(warnings, "thing wants", "things want")} a look.` : "All that is set up is good.";
}
