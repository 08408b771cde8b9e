import { Paper, Table } from "@mantine/core";
import type { Register } from "../../generated/registers";
import type { RegisterRow } from "../types";
import { useWords } from "./described";

interface Props {
  register: Register;
  row: RegisterRow;
  /** Fields that the page shows elsewhere. */
  without?: readonly string[];
}

/** The fields of a row that are filled in, to be read. Texts are shown whole. */
export function ShownFields({ register, row, without = [] }: Props) {
  const { label, shown } = useWords();
  const filled = register.fields.filter(({ name }) => row.shown[name] && !without.includes(name));
  if (filled.length === 0) return null;
  return (
    <Paper>
      <Table data-testid="row-fields">
        <Table.Tbody>
          {filled.map((field) => (
            <Table.Tr key={field.name}>
              <Table.Th scope="row" w="16rem" style={{ verticalAlign: "top" }}>
                {label(field)}
              </Table.Th>
              <Table.Td
                className={field.names_people ? "person-name" : undefined}
                style={{ whiteSpace: "pre-wrap" }}
              >
                {field.format === "block" || field.format === "line"
                  ? whole(row, field.name)
                  : shown(row, field)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

/** Words of long texts are shortened; what this laptop can't open has words and no value. */
function whole(row: RegisterRow, field: string): string {
  const value = row.values[field];
  return typeof value === "string" ? value : (row.shown[field] ?? "");
}
