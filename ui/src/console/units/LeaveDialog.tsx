import { List, Modal, Radio, Stack, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { today } from "../../i18n/formats";
import { ApiError, api, type Unit } from "../api";
import { isDay } from "../parts/days";
import { FormEnd } from "../parts/FormEnd";
import { showNotice } from "../parts/notice";
import { useSentence } from "../parts/sentence";

type Way = "closed" | "removed";

/** Closes a cell that came to its end, or removes one that was added by mistake. Either can be undone. */
export function LeaveDialog({ unit, close }: { unit: Unit; close: () => void }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const queries = useQueryClient();
  const [way, setWay] = useState<Way>(unit.removable ? "removed" : "closed");
  const [on, setOn] = useState(today());
  const [reason, setReason] = useState("");
  const [checked, setChecked] = useState(false);
  const leave = useMutation({
    mutationFn: () =>
      api.stand(unit.id, { standing: way, on: way === "closed" ? on : null, reason: reason.trim() }),
    onSuccess: () => {
      showNotice(t(`leave.done_${way}`, { unit: unit.name }));
      void queries.invalidateQueries();
      close();
    },
  });
  const refused = leave.error instanceof ApiError ? leave.error.field : null;
  const ready = reason.trim() !== "" && (way === "removed" || isDay(on));
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      closeOnClickOutside={false}
      title={t("leave.title", { unit: unit.name })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          if (ready) leave.mutate();
        }}
      >
        <Stack>
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
              error={
                checked && !isDay(on)
                  ? t("leave.need_day")
                  : refused === "on" && leave.error && sentence(leave.error)
              }
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
          <FormEnd
            error={refused === "on" ? null : leave.error}
            close={close}
            action={t(`leave.yes_${way}`)}
            testId="leave-yes"
            pending={leave.isPending}
          />
        </Stack>
      </form>
    </Modal>
  );
}
