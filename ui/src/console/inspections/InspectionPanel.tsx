import { Drawer, Stack, Text } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { InspectionLine } from "../api";
import { hourAndDay } from "../parts/moments";
import { useKept } from "../parts/useKept";
import { useSession } from "../session/session";
import { InspectionForm } from "./InspectionForm";
import { RemoveButton } from "./RemoveButton";
import { SendCard } from "./SendCard";
import { begun, type Typed } from "./words";

interface Props {
  /** Null for a new one. */
  line: InspectionLine | null;
  close: () => void;
  /** Opens what was written down. */
  saved: (id: string) => void;
}

/** What is typed is kept until it is saved, and only what was saved is sent. */
export function InspectionPanel({ line, close, saved }: Props) {
  const { t } = useTranslation();
  const { me } = useSession();
  const before = useMemo(() => begun(line, new Date().getFullYear()), [line]);
  const kept = useKept<Typed>(`sochibo:inspection:${line?.id ?? "new"}:${me.name}`, before);
  const unsaved = JSON.stringify(kept.draft) !== JSON.stringify(before);
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size={760}
      title={line ? line.unit_name : t("inspections.add")}
      closeButtonProps={{ "aria-label": t("close"), size: "lg" }}
      transitionProps={{ duration: 100 }}
      className="no-print"
      data-testid="inspection-panel"
    >
      <Stack>
        {line && (
          <Text size="sm" c="ink.7">
            {t("inspections.changed", { by: line.changed_by, at: hourAndDay(line.changed_at) })}
          </Text>
        )}
        {line?.state !== "removed" && <InspectionForm line={line} kept={kept} saved={saved} />}
        {line && line.state !== "removed" && <SendCard line={line} unsaved={unsaved} />}
        {line && <RemoveButton line={line} close={close} />}
      </Stack>
    </Drawer>
  );
}
