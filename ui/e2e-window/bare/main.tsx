/** The rows of one answer as a plain table, asked for when the page opens: the least that a page of these rows can do. */
import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";

type Row = Record<string, unknown>;

interface Bridge {
  invoke: (name: string) => Promise<Record<string, Row[]>>;
}

const bridge = (window as unknown as { __TAURI_INTERNALS__: Bridge }).__TAURI_INTERNALS__;

function Rows({ command, list, columns }: { command: string; list: string; columns: number }) {
  const [rows, setRows] = useState<Row[]>([]);
  useEffect(() => void bridge.invoke(command).then((answer) => setRows(answer[list] ?? [])), [command, list]);
  const shown = (row: Row) => Object.entries(row).filter(([, value]) => typeof value !== "object");
  return (
    <table>
      <tbody>
        {rows.map((row) => (
          <tr key={String(row.id ?? row.member)}>
            {shown(row)
              .slice(0, columns)
              .map(([name, value]) => (
                <td key={name}>{String(value)}</td>
              ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Bare() {
  const [open, setOpen] = useState<{ command: string; list: string; columns: number } | null>(null);
  useEffect(() => {
    const read = () => {
      const [command, list, columns] = location.hash.slice(1).split("/");
      setOpen(command && list ? { command, list, columns: Number(columns) } : null);
    };
    addEventListener("hashchange", read);
    return () => removeEventListener("hashchange", read);
  }, []);
  return open ? <Rows {...open} /> : <p>Bare</p>;
}

const root = document.getElementById("root");
if (root) createRoot(root).render(<Bare />);
