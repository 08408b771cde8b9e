import { Alert, Button, Checkbox, Group, List, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../design/Dialog";
import { ErrorNote } from "../../design/ErrorNote";
import { number } from "../../i18n/formats";
import { useAct, useCall } from "../queries";
import type { ErasurePreview } from "../types";

interface Props {
  kind: string;
  records: string[];
  /** No office has confirmed the period. */
  isUnchecked: boolean;
  erasedWhenReceived: boolean;
  onClose: () => void;
  onErased: () => void;
}

/** What would be erased for good, what stays, and the decision. */
export function EraseDialog(props: Props) {
  const { kind, records, erasedWhenReceived, onClose, onErased } = props;
  const { t } = useTranslation();
  const [sure, setSure] = useState(false);
  const preview = useCall("retention.preview", { kind, records }, { fresh: true });
  const erase = useAct("retention.erase", {
    done: t(erasedWhenReceived ? "retention.erase.waits" : "retention.erase.done"),
    touches: ["exchange"],
  });
  const shown = preview.data;
  return (
    <Dialog size="lg" onClose={onClose} title={<Text fw={600}>{t("retention.erase.title")}</Text>}>
      <Stack data-testid="erase-dialog">
        <ErrorNote error={preview.error ?? erase.error} onRetry={() => void preview.refetch()} />
        {shown && <Goes shown={shown} />}
        <Text>{t("retention.erase.stays")}</Text>
        <Text>{t("retention.erase.copies")}</Text>
        {erasedWhenReceived && <Text>{t("retention.erase.when_received")}</Text>}
        {props.isUnchecked && <Alert color="yellow">{t("retention.unchecked")}</Alert>}
        <Checkbox
          label={t("retention.erase.sure")}
          data-testid="erase-sure"
          checked={sure}
          disabled={!shown || shown.values === 0}
          onChange={(event) => setSure(event.currentTarget.checked)}
        />
        <Group justify="flex-end">
          <Button variant="default" data-testid="erase-no" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          <Button
            color="red"
            data-testid="erase-yes"
            disabled={!sure || !shown}
            loading={erase.isPending}
            onClick={() =>
              shown && erase.mutate({ kind, records, values: shown.values }, { onSuccess: onErased })
            }
          >
            {t("retention.erase.act")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function Goes({ shown }: { shown: ErasurePreview }) {
  const { t, i18n } = useTranslation();
  const isEnglish = i18n.language === "en";
  if (shown.values === 0) return <Text data-testid="erase-nothing">{t("retention.erase.nothing")}</Text>;
  return (
    <div data-testid="erase-goes">
      <Text>
        {t("retention.erase.goes", { records: number(shown.records), values: number(shown.values) })}
      </Text>
      <List>
        {shown.parts.map((part) => {
          const fields = isEnglish ? part.fields_english : part.fields_vietnamese;
          return (
            <List.Item key={part.vietnamese}>
              {number(part.records)} × {isEnglish ? part.english : part.vietnamese}
              {fields.length > 0 && `: ${fields.join(", ")}`}
            </List.Item>
          );
        })}
      </List>
      {shown.young > 0 && <Text>{t("retention.erase.young", { count: shown.young })}</Text>}
    </div>
  );
}
