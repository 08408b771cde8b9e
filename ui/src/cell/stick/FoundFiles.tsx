import { Alert, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import type { StickFile, StickUnfit } from "../types";
import { StickProgress } from "./StickProgress";
import { lying } from "./words";

interface Props {
  files: readonly StickFile[];
  /** Files that look like packages and can't be read. */
  unfit: readonly StickUnfit[];
  busy: boolean;
  error: unknown;
  onTake: (file: StickFile) => void;
}

/** Old packages stay on a stick for months, so only the latest are listed. */
const SHOWN = 4;

/** Packages on the stick for this laptop: answers of the superior, and packages of the cell's other laptops. */
export function FoundFiles({ files, unfit, busy, error, onTake }: Props) {
  const { t } = useTranslation();
  if (files.length + unfit.length === 0 && !error) return null;
  return (
    <section aria-labelledby="stick-found">
      <Title order={3} id="stick-found" mb="xs">
        {t("stick.found")}
      </Title>
      <Stack gap="xs">
        {files.slice(0, SHOWN).map((file) => (
          <Paper key={file.file} p="sm" withBorder data-testid="stick-file" data-taken={file.taken}>
            <Group justify="space-between" wrap="nowrap">
              <div>
                <Text fw={file.taken ? 400 : 600}>{lying(t, file)}</Text>
                <Text c="ink.6">{file.file_name}</Text>
              </div>
              <Button
                variant={file.taken ? "default" : "filled"}
                leftSection={<IconDownload aria-hidden />}
                loading={busy}
                onClick={() => onTake(file)}
                data-testid="stick-take"
              >
                {t(file.taken ? "stick.take_again" : "stick.take")}
              </Button>
            </Group>
          </Paper>
        ))}
        {unfit.slice(0, SHOWN).map((file) => (
          <Alert key={file.file_name} color="yellow" data-testid="stick-unfit">
            <Text fw={600} style={{ overflowWrap: "anywhere" }}>
              {file.file_name}
            </Text>
            <Text>{file.why}</Text>
          </Alert>
        ))}
        {busy && <StickProgress />}
        <ErrorNote error={error} />
      </Stack>
    </section>
  );
}
