import { Button, Group, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote, fieldError, otherError } from "../../design/ErrorNote";
import { useAct } from "../queries";

/** What was sent is taken back with a reason, which the superior reads. */
export function TakeBack({ id }: { id: string }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const back = useAct("superior_forms.take_back", { done: t("superior_forms.taken_back") });
  return (
    <Group align="flex-end" wrap="wrap">
      <TextInput
        label={t("superior_forms.take_back_reason")}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={fieldError(back.error, "reason")}
        style={{ flex: "1 1 14rem" }}
        data-testid="form-reason"
      />
      <Button
        variant="default"
        loading={back.isPending}
        onClick={() => back.mutate({ id, reason }, { onSuccess: () => setReason("") })}
        data-testid="form-take-back"
      >
        {t("superior_forms.take_back")}
      </Button>
      <ErrorNote error={otherError(back.error, ["reason"])} />
    </Group>
  );
}
