import { Button, Menu } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PrintMany } from "./PrintMany";

/** Papers of which every member has one. */
const PAPERS = [
  { kind: "held", words: "printing.held_all" },
  { kind: "commitment", words: "printing.commitments_all" },
] as const;

/** Prints a paper for each member. */
export function PrintForEach() {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<(typeof PAPERS)[number] | null>(null);
  return (
    <>
      <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconPrinter aria-hidden />}
            data-testid="members-print-many"
          >
            {t("printing.many")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {PAPERS.map((each) => (
            <Menu.Item
              key={each.kind}
              mih={44}
              fz="md"
              onClick={() => setChosen(each)}
              data-testid={`print-all-${each.kind}`}
            >
              {t(each.words)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {chosen && (
        <PrintMany title={t(chosen.words)} of={{ kind: chosen.kind }} onClose={() => setChosen(null)} />
      )}
    </>
  );
}
