import { Button, Menu } from "@mantine/core";
import {
  IconCalendarPlus,
  IconChevronDown,
  IconEdit,
  IconPaperclip,
  IconRotate,
  IconX,
} from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RoundTable } from "../api";
import { MaterialsDialog } from "../documents/MaterialsDialog";
import { go } from "../parts/place";
import { useSession } from "../session/session";
import { ExtendDialog } from "./ExtendDialog";
import { RestoreDialog } from "./RestoreDialog";
import { WithdrawDialog } from "./WithdrawDialog";

type Asking = "materials" | "extend" | "withdraw" | "restore" | null;

/** What an officer can still do with a round that was issued. Each act asks first. */
export function RoundActs({ round }: { round: RoundTable["round"] }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const [asking, setAsking] = useState<Asking>(null);
  const close = () => setAsking(null);
  if (me.role !== "officer") return null;
  return (
    <>
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <Button
            variant="default"
            rightSection={<IconChevronDown size={18} aria-hidden="true" />}
            data-testid="round-acts"
          >
            {t("round_acts.open")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {round.withdrawn === null ? (
            <>
              <Menu.Item
                leftSection={<IconPaperclip size={18} aria-hidden="true" />}
                onClick={() => setAsking("materials")}
                data-testid="round-materials"
              >
                {t("materials.open")}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconCalendarPlus size={18} aria-hidden="true" />}
                onClick={() => setAsking("extend")}
                data-testid="round-extend"
              >
                {t("round_acts.extend")}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconEdit size={18} aria-hidden="true" />}
                onClick={() => go({ page: "correct", round: round.id })}
                data-testid="round-correct"
              >
                {t("round_acts.correct")}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconX size={18} aria-hidden="true" />}
                onClick={() => setAsking("withdraw")}
                data-testid="round-withdraw"
              >
                {t("round_acts.withdraw")}
              </Menu.Item>
            </>
          ) : (
            <Menu.Item
              leftSection={<IconRotate size={18} aria-hidden="true" />}
              onClick={() => setAsking("restore")}
              data-testid="round-restore"
            >
              {t("round_acts.restore")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {asking === "materials" && (
        <MaterialsDialog subject={round.id} title={round.title} officer close={close} />
      )}
      {asking === "extend" && <ExtendDialog round={round} close={close} />}
      {asking === "withdraw" && <WithdrawDialog round={round} close={close} />}
      {asking === "restore" && <RestoreDialog round={round} close={close} />}
    </>
  );
}
