import { Button, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Choices, Proposal } from "../types";

type Encoding = Choices["encoding"];

interface Props {
  proposal: Proposal;
  onBack: () => void;
  onAnswer: (encoding: Encoding) => void;
}

const OTHERS: readonly Encoding[] = ["tcvn3", "vni", "cp1258", "viqr", "none"];

/** An old font is converted only when the person agrees, because the guess may be wrong. */
export function TextStep({ proposal, onBack, onAnswer }: Props) {
  const { t } = useTranslation();
  const found = proposal.choices.encoding;
  return (
    <Stack data-testid="import-text">
      <Text fw={600}>
        {found === "none"
          ? t("import.text_misread")
          : t("import.text_question", { font: t(`import.encoding.${found}`) })}
      </Text>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("import.before")}</th>
            <th scope="col">{t("import.after")}</th>
          </tr>
        </thead>
        <tbody>
          {proposal.conversions.map(({ before, after }) => (
            <tr key={before}>
              <td>{before}</td>
              <td>
                <b className="person-name">{after}</b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Group>
        <Button onClick={() => onAnswer(found)} data-testid="import-text-right">
          {t("import.text_right")}
        </Button>
        <Button variant="default" onClick={onBack} data-testid="import-text-other-file">
          {t("import.other_file")}
        </Button>
      </Group>
      <Text>{t("import.text_wrong")}</Text>
      <Group>
        {OTHERS.filter((encoding) => encoding !== found).map((encoding) => (
          <Button
            key={encoding}
            variant="default"
            onClick={() => onAnswer(encoding)}
            data-testid={`import-text-${encoding}`}
          >
            {t("import.read_as", { font: t(`import.encoding.${encoding}`) })}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}
