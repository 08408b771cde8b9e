import { List, Radio, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { today } from "../../i18n/formats";
import { api, type Unit } from "../api";
import { ActDialog } from "../parts/ActDialog";
import { isDay } from "../parts/days";
import { useSentence } from "../parts/sentence";

type Way = "closed" | "removed";

/** Closes a cell that came to its end, or removes one that was added by mistake. Either can be undone. */
export function LeaveDialog({ unit, close }: { unit: Unit; close: () => void }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const [way, setWay] = useState<Way>(unit.removable ? "removed" : "closed");
  const [on, setOn] = useState(today());
  const [reason, setReason] = useState("");
  const wrongDay = way === "closed" && !isDay(on);
  return (
    <ActDialog
      title={t("leave.title", { unit: unit.name })}
      size="lg"
      close={close}
      act={() =>
        api.stand(unit.id, { standing: way, on: way === "closed" ? on : null, reason: reason.trim() })
      }
      action={t(`leave.yes_${way}`)}
      testId="leave-yes"
      done={t(`leave.done_${way}`, { unit: unit.name })}
      ready={reason.trim() !== "" && !wrongDay}
      field="on"
    >
      {({ checked, refused }) => (
        <>
          {unit.removable && (
            <Radio.Group label={t("leave.way")} value={way} onChange={(chosen) => setWay(chosen as Way)}>
              <Stack gap={6} mt={6}>
                <Radio value="removed" label={t("leave.removed")} data-testid="leave-removed" />
                <Radio value="closed" label={t("leave.closed")} data-testid="leave-closed" />
              </Stack>
            </Radio.Group>
          )}
          <List>
            <List.Item>{t(`leave.what_${way}_1`)}</List.Item>
            <List.Item>{t(`leave.what_${way}_2`)}</List.Item>
            <List.Item>{t("leave.undone")}</List.Item>
          </List>
          {way === "closed" && (
            <DateInput
              label={t("leave.on")}
              value={on}
              onChange={setOn}
              error={checked && wrongDay ? t("leave.need_day") : refused && sentence(refused)}
              w={240}
              testId="leave-on"
            />
          )}
          <TextInput
            label={t("leave.reason")}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={checked && reason.trim() === "" ? t("leave.need_reason") : null}
            data-testid="leave-reason"
          />
        </>
      )}
    </ActDialog>
  );
}
