import { useState } from "preact/hooks";
import type { ManagedUser, NewPassword } from "../api/answer";
import { filled, manageForm } from "../api/manage";
import { useManaged } from "../api/managed";
import { Confirm } from "../parts/Confirm";
import { Card } from "../parts/parts";
import { Problem } from "../parts/Problem";
import { many } from "../parts/words";

const ROLES: [string, string][] = [
  ["", "manager or learner, as the roster says"],
  ["owner", "owner: sees groups, and changes what is on this page"],
  ["programme-lead", "programme lead: sees groups, and no single learner"],
  ["integration-admin", "integration administrator: looks after a source"],
  ["operator", "operator: sees metrics"],
];

/** Who may sign in with a password; who comes from the company’s own sign-in is not among them. */
export function Users() {
  const { list, problem, busy, change } = useManaged<ManagedUser>("/users");
  const [made, setMade] = useState<NewPassword>();
  const [role, setRole] = useState("");
  const add = async (form: HTMLFormElement) => {
    const user = await change(manageForm<NewPassword>("/users", filled(form)));
    if (!user) return;
    setMade(user);
    form.reset();
    setRole("");
  };
  return (
    <Card question="Who may sign in?" answer={list && `${many(list.length, "user")} with a password of their own.`}>
      {made && (
        <div class="note" role="status">
          <p>
            Hand this on now; the password of {made.mail} is shown once: <code>{made.password}</code>{" "}
            <button class="small" onClick={() => setMade(undefined)}>
              I have it
            </button>
          </p>
        </div>
      )}
      <Problem text={problem} />
      {list && list.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">Address</th>
              <th scope="col">Role</th>
              <th scope="col">What you can do</th>
            </tr>
          </thead>
          <tbody>
            {list.map((u) => (
              <tr key={u.mail}>
                <th scope="row" class="long" data-label="Address">
                  {u.mail}
                </th>
                <td data-label="Role">{[...u.roles, ...u.sources].join(", ") || "as the roster says"}</td>
                <td data-label="What you can do">
                  <span class="row">
                    <Confirm
                      text="New password"
                      sure={`${u.mail} is signed out, and needs the new one.`}
                      act={() => void change(manageForm<NewPassword>("/users/password", [["mail", u.mail]])).then((user) => user && setMade(user))}
                    />
                    <Confirm
                      text="Remove"
                      sure={`${u.mail} is out at once.`}
                      act={() => void change(manageForm("/users/removal", [["mail", u.mail]]))}
                    />
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <details>
        <summary>Add somebody</summary>
        <form
          class="form"
          onSubmit={(e) => {
            e.preventDefault();
            void add(e.currentTarget);
          }}
        >
          <label>
            Mail address <input name="mail" type="email" required />
          </label>
          <label>
            Role{" "}
            <select name="role" value={role} onChange={(e) => setRole(e.currentTarget.value)}>
              {ROLES.map(([code, words]) => (
                <option key={code} value={code}>
                  {words}
                </option>
              ))}
            </select>
          </label>
          {role === "integration-admin" && (
            <label>
              Source, by its key’s name <input name="source" required />
            </label>
          )}
          <button disabled={busy}>Add them</button>
        </form>
      </details>
    </Card>
  );
}
