import { useState } from "preact/hooks";
import type { Claimed } from "../api/answer";
import { csv, manage, type Outcome } from "../api/manage";
import { Errors } from "../parts/TakeFile";
import { many } from "../parts/words";

/** Says whose accounts are; what waits for them is counted then. */
export function ClaimAccounts({ accounts }: { accounts: string[] }) {
  const [learners, setLearners] = useState<Record<string, string>>({});
  const [outcome, setOutcome] = useState<Outcome<Claimed>>();
  const rows = accounts.map((a) => [a, learners[a]?.trim() ?? ""]).filter(([, learner]) => learner !== "");
  const claim = async () => {
    const result = await manage<Claimed>("POST", "/accounts", "text/csv", csv([["account", "learner"], ...rows]));
    setOutcome(result);
    if ("done" in result) setLearners({});
  };
  return (
    <details>
      <summary>Claim them here</summary>
      <form
        class="form"
        onSubmit={(e) => {
          e.preventDefault();
          void claim();
        }}
      >
        {accounts.map((a) => (
          <label key={a}>
            Learner’s id of {a}{" "}
            <input value={learners[a] ?? ""} onInput={(e) => setLearners({ ...learners, [a]: e.currentTarget.value })} />
          </label>
        ))}
        {outcome && !("done" in outcome) && <Errors problem={outcome.problem} errors={outcome.errors} />}
        {outcome && "done" in outcome && (
          <p role="status">
            {many(outcome.done.accounts, "account")} claimed for {many(outcome.done.learners, "learner")}.
          </p>
        )}
        <button disabled={rows.length === 0}>{rows.length === 0 ? "Name a learner first" : `Claim ${many(rows.length, "account")}`}</button>
      </form>
    </details>
  );
}
