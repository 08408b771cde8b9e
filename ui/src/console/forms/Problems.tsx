import { Alert, Table, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { FormChecked } from "../api";

/** What stands in the way, and what is only left aside, with the sheet, line and column of each. */
export function Problems({ checked }: { checked: FormChecked }) {
  const { t, i18n } = useTranslation();
  const english = i18n.language === "en";
  const { problems } = checked;
  if (problems.length === 0) return null;
  return (
    <Alert color={checked.usable ? "ink" : "yellow"} role="alert" data-testid="form-problems">
      <Text fw={600}>{t(checked.usable ? "forms.only_ignored" : "forms.refused")}</Text>
      <Table.ScrollContainer minWidth={480}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t("forms.problem.sheet")}</Table.Th>
              <Table.Th scope="col">{t("forms.problem.line")}</Table.Th>
              <Table.Th scope="col">{t("forms.problem.column")}</Table.Th>
              <Table.Th scope="col">{t("forms.problem.what")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {problems.map((one, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two problems of a line may say the same
              <Table.Tr key={place} data-testid="form-problem" data-severity={one.severity}>
                <Table.Td>{one.sheet}</Table.Td>
                <Table.Td>{one.line > 0 ? one.line : ""}</Table.Td>
                <Table.Td>{one.column}</Table.Td>
                <Table.Td>{english ? one.english : one.vietnamese}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Alert>
  );
}
