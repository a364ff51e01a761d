import { useState } from "preact/hooks";
import type { ManagedKey, NewKey } from "../api/answer";
import { filled, manage, manageForm } from "../api/manage";
import { useManaged } from "../api/managed";
import { Confirm } from "../parts/Confirm";
import { Card } from "../parts/parts";
import { Problem } from "../parts/Problem";
import { day, many } from "../parts/words";

/** What a key may be good for, in the order in which it is asked for. */
const SCOPES: [string, string][] = [
  ["write", "post events"],
  ["signed", "post signed events at the address of the key, without its secret"],
  ["read", "read back what it posted"],
  ["read-all", "read back what anybody posted"],
  ["roster", "keep the roster and claims"],
  ["plans", "publish plans"],
  ["figures", "read the figures of groups"],
  ["people", "read every page, people included"],
  ["metrics", "scrape metrics"],
  ["alerts", "tell alerts, as Alertmanager does"],
  ["admin", "administer, keys and users included"],
];

/** The keys of machines. */
export function Keys() {
  const { list, problem, busy, change } = useManaged<ManagedKey>("/keys");
  const [made, setMade] = useState<NewKey>();
  const create = async (form: HTMLFormElement) => {
    const key = await change(manageForm<NewKey>("/keys", filled(form)));
    if (!key) return;
    setMade(key);
    form.reset();
  };
  return (
    <Card question="Which machines may come in?" answer={list && (list.length === 0 ? "None has a key yet." : `${many(list.length, "key")}.`)}>
      {made && (
        <div class="note" role="status">
          <p>
            Copy this now; the secret is shown once. <button class="small" onClick={() => setMade(undefined)}>I have it</button>
          </p>
          <dl class="facts">
            <dt>Key, as Basic user</dt>
            <dd>
              <code>{made.key}</code>
            </dd>
            <dt>Secret, as password</dt>
            <dd>
              <code>{made.secret}</code>
            </dd>
            {made.webhookSecret && (
              <>
                <dt>To sign with instead</dt>
                <dd>
                  <code>{made.webhookSecret}</code>
                </dd>
              </>
            )}
          </dl>
        </div>
      )}
      <Problem text={problem} />
      {list && list.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Key</th>
              <th scope="col">Good for</th>
              <th scope="col">Last used</th>
              <th scope="col">Until</th>
              <th scope="col">End it</th>
            </tr>
          </thead>
          <tbody>
            {list.map((k) => (
              <tr key={k.key}>
                <th scope="row" data-label="Name">
                  {k.name}
                </th>
                <td data-label="Key">
                  <code>{k.key}</code>
                </td>
                <td data-label="Good for">{k.scopes.join(", ")}</td>
                <td data-label="Last used">{k.usedOn ? day(k.usedOn, new Date()) : "never"}</td>
                <td data-label="Until">{k.expiresAt ? day(lastDay(k.expiresAt), new Date()) : "no end"}</td>
                <td data-label="End it">
                  <Confirm
                    text="Revoke"
                    sure={`Whoever shows the key ${k.key} of ${k.name} is refused at once.`}
                    act={() => void change(manage("DELETE", `/keys/${encodeURIComponent(k.key)}`))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <details>
        <summary>Make a key</summary>
        <form
          class="form"
          onSubmit={(e) => {
            e.preventDefault();
            void create(e.currentTarget);
          }}
        >
          <label>
            Name, which is the source of what it posts <input name="name" pattern="[a-z0-9][a-z0-9._\-]{0,40}" title="lower-case letters, digits, dots, dashes" required />
          </label>
          <fieldset>
            <legend>Good for</legend>
            {SCOPES.map(([scope, words]) => (
              <label key={scope} class="tick">
                <input type="checkbox" name="scope" value={scope} defaultChecked={scope === "write"} />
                {words} <span class="aside">{scope}</span>
              </label>
            ))}
          </fieldset>
          <label>
            Last day, if it shall have one <input name="expires" type="date" />
          </label>
          <button disabled={busy}>Make it</button>
        </form>
      </details>
    </Card>
  );
}

/** The day before the one with which it is refused. */
function lastDay(expiresAt: string): string {
  return new Date(Date.parse(expiresAt) - 1).toISOString().slice(0, 10);
}
