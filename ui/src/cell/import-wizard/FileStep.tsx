import { Alert, Button, Group, Paper, Stack, Text } from "@mantine/core";
import { IconFileSpreadsheet } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { dialogs } from "../../door";
import type { Begun } from "./begun";

type State = { is: "waiting" } | { is: "reading" } | { is: "refused"; error: unknown };

interface Props {
  read: (path: string, sheet?: string | null) => Promise<void>;
  /** An import that was not finished. */
  left: Begun | null;
  onStartOver: () => void;
}

const nameOf = (path: string) => path.split(/[\\/]/).at(-1) ?? path;

export function FileStep({ read, left, onStartOver }: Props) {
  const { t } = useTranslation();
  const [state, setState] = useState<State>({ is: "waiting" });
  const reading = async (ask: () => Promise<{ path: string; sheet?: string | null } | null>) => {
    try {
      const chosen = await ask();
      if (!chosen) return;
      setState({ is: "reading" });
      await read(chosen.path, chosen.sheet);
    } catch (error) {
      setState({ is: "refused", error });
    }
  };
  const choose = () =>
    reading(async () => dialogs.openFile("roster").then((path) => (path ? { path } : null)));
  return (
    <Stack>
      {left && (
        <Alert color="blue" data-testid="import-left">
          <Group justify="space-between" wrap="nowrap">
            <Text>{t("import.left", { file: nameOf(left.request.path) })}</Text>
            <Group wrap="nowrap" flex="none">
              <Button variant="default" onClick={onStartOver} data-testid="import-start-over">
                {t("common.form.start_over")}
              </Button>
              <Button
                onClick={() =>
                  void reading(async () => ({
                    path: left.request.path,
                    sheet: left.request.choices?.sheet,
                  }))
                }
                data-testid="import-go-on"
              >
                {t("import.go_on")}
              </Button>
            </Group>
          </Group>
        </Alert>
      )}
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
