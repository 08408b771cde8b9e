import { Radio, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { useAct, useCall } from "../queries";
import type { FilesView } from "../types";

const CHOICES: readonly FilesView["when"][] = ["always", "good_link", "usb_only"];

/** When pages written by hand are sent. */
export function FilesWhen() {
  const { t } = useTranslation();
  const state = useCall("exchange.state", {});
  const set = useAct("attachments.set_when", { touches: ["exchange", "essays"], done: t("files.saved") });
  return (
    <>
      <Text>{t("files.help")}</Text>
      <Radio.Group
        aria-label={t("files.title")}
        value={set.data?.when ?? state.data?.files.when ?? ""}
        onChange={(when) => set.mutate({ when: when as FilesView["when"] })}
        data-testid="files-when"
      >
        <Stack gap="xs">
          {CHOICES.map((when) => (
            <Radio
              key={when}
              id={`files-when-${when}`}
              data-testid={`files-when-${when}`}
              value={when}
              label={t(`files.when.${when}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      <ErrorNote error={state.error ?? set.error} />
    </>
  );
}
