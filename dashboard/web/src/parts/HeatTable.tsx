/** Share of the ink in a whole level: text stays dark on it, or light in the dark theme. */
const MOST_INK = 0.5;

/** Levels of skills, a column for each person or team; what was not assessed is a dot. */
export function HeatTable(props: {
  label: string;
  columns: { key: string; head: string; levels: Record<string, number> }[];
  skills: { id: string; title: string; required: number }[];
}) {
  const { label, columns, skills } = props;
  return (
    <>
      <div class="heat" tabIndex={0} role="group" aria-label={label}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span class="aside">Skill</span>
              </th>
              {columns.map((c) => (
                <th key={c.key} scope="col">
                  {c.head}
                </th>
              ))}
              <th scope="col">needed</th>
            </tr>
          </thead>
          <tbody>
            {skills.map((s) => (
              <tr key={s.id}>
                <th scope="row">{s.title}</th>
                {columns.map((c) => (
                  <Cell key={c.key} level={c.levels[s.id]} required={s.required} />
                ))}
                <td class="need">{Math.round(s.required * 100)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="note">Numbers are what results have shown, in per cent; a dot means not assessed yet, a tick enough.</p>
    </>
  );
}

function Cell({ level, required }: { level: number | undefined; required: number }) {
  if (level === undefined) {
    return (
      <td>
        <span>·</span>
      </td>
    );
  }
  const style = { background: `color-mix(in oklab, var(--actual) ${Math.round(level * MOST_INK * 100)}%, var(--sunken))` };
  return (
    <td>
      <span style={style}>
        {Math.round(level * 100)}
        {level >= required && " ✓"}
      </span>
    </td>
  );
}
