import { Button, Group, Paper, Stack, Text } from "@mantine/core";
import { IconFileSpreadsheet } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { call, dialogs } from "../../door";
import type { OpenedFile } from "./openedFile";

type State = { is: "waiting" } | { is: "reading" } | { is: "refused"; error: unknown };

export function FileStep({ onOpened }: { onOpened: (file: OpenedFile) => void }) {
  const { t } = useTranslation();
  const [state, setState] = useState<State>({ is: "waiting" });
  const choose = async () => {
    try {
      const path = await dialogs.openFile("roster");
      if (!path) return;
      setState({ is: "reading" });
      onOpened({ path, proposal: await call("members.import_open", { path }) });
    } catch (error) {
      setState({ is: "refused", error });
    }
  };
  return (
    <Stack>
      <Paper p="xl">
        <Stack align="flex-start">
          <Text>{t("import.file_help")}</Text>
          <Group>
            <Button
              size="lg"
              leftSection={<IconFileSpreadsheet aria-hidden />}
              loading={state.is === "reading"}
              onClick={() => void choose()}
              data-testid="import-choose-file"
            >
              {t("import.choose_file")}
            </Button>
          </Group>
          <Text c="ink.6">{t("import.nothing_written")}</Text>
        </Stack>
      </Paper>
      {state.is === "refused" && <ErrorNote error={state.error} />}
    </Stack>
  );
}
