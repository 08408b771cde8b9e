import { Button, Group, Radio, Stack, Text } from "@mantine/core";
import { IconFolderOpen } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { dialogs } from "../../door";
import type { Stick } from "../types";
import { size } from "./words";

interface Props {
  sticks: readonly Stick[];
  chosen: string | null;
  onChoose: (folder: string) => void;
  /** A folder that the person chose. */
  onFolder: (folder: string) => void;
  error: unknown;
}

/** The sticks that are plugged in. The list is refreshed by itself, because the person may plug one in at any time. */
export function StickChoice({ sticks, chosen, onChoose, onFolder, error }: Props) {
  const { t } = useTranslation();
  const [failure, setFailure] = useState<unknown>(null);
  const chooseFolder = () => {
    setFailure(null);
    dialogs
      .folder()
      .then((folder) => folder && onFolder(folder))
      .catch(setFailure);
  };
  return (
    <Stack gap="xs">
      {sticks.length === 0 ? (
        <Text data-testid="stick-none">{t("stick.none")}</Text>
      ) : (
        <Radio.Group
          aria-label={t("stick.first")}
          value={chosen ?? ""}
          onChange={onChoose}
          data-testid="sticks"
        >
          <Stack gap="xs">
            {sticks.map((stick, place) => (
              <Radio
                key={stick.folder}
                id={`stick-${place}`}
                value={stick.folder}
                data-testid={`stick-${place}`}
                label={
                  stick.free_bytes === null
                    ? stick.name
                    : t("stick.free", { name: stick.name, size: size(stick.free_bytes) })
                }
                description={stick.folder}
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
      <Group>
        <Button
          variant="default"
          leftSection={<IconFolderOpen aria-hidden />}
          onClick={chooseFolder}
          data-testid="stick-folder"
        >
          {t("stick.choose_folder")}
        </Button>
      </Group>
      <ErrorNote error={failure ?? error} />
    </Stack>
  );
}
