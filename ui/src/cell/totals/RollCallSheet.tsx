import { Button, Menu } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Session } from "../types";
import { usePaper } from "./usePaper";

interface Props {
  testId: string;
  round: string;
  sessions: readonly Pick<Session, "id" | "label" | "begun">[];
}

interface Sheet {
  session: string;
  label: string;
  begun: boolean;
  filled: boolean;
}

/** The sheet as it was marked comes first: after the roll-call it is the one to file. */
function sheetsOf({ id, label, begun }: Props["sessions"][number]): Sheet[] {
  const blank = { session: id, label, begun, filled: false };
  return begun ? [{ ...blank, filled: true }, blank] : [blank];
}

/** Prints the roll-call sheet of a session: at once where there is only one, chosen where there are several. */
export function RollCallSheet({ testId, round, sessions }: Props) {
  const { t } = useTranslation();
  const { write, writing } = usePaper();
  const sheets = sessions.flatMap(sheetsOf);
  const [only, other] = sheets;
  const print = ({ session, filled }: Sheet) =>
    void write("papers.roll_call_sheet", { round, session, ...(filled && { filled }) });
  const button = (
    <Button
      variant="default"
      leftSection={<IconPrinter size={20} aria-hidden />}
      loading={writing !== null}
      onClick={only && !other ? () => print(only) : undefined}
      data-testid={testId}
      data-id={sessions.length === 1 ? sessions[0]?.id : undefined}
    >
      {t("totals.roll_call_sheet")}
    </Button>
  );
  if (!other) return button;
  return (
    <Menu position="bottom-start" transitionProps={{ duration: 0 }}>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        {sheets.map((sheet) => {
          const which = t(sheet.filled ? "totals.sheet_filled" : "totals.sheet_blank");
          const named = sheet.begun ? t("totals.sheet_of", { session: sheet.label, which }) : sheet.label;
          return (
            <Menu.Item
              key={`${sheet.session}-${sheet.filled}`}
              mih={44}
              fz="md"
              onClick={() => print(sheet)}
              data-testid={sheet.filled ? "roll-sheet-filled" : "roll-sheet-blank"}
              data-id={sheet.session}
            >
              {sessions.length > 1 ? named : which}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
