import { Alert, Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../design/Dialog";
import { useAct, useCall } from "../queries";
import type { StickFile, StickTaken } from "../types";
import { FoundFiles } from "./FoundFiles";
import { StickChoice } from "./StickChoice";
import { Writing } from "./Writing";
import { brought } from "./words";

/** The exchange on a stick: plug it in, write, carry it away; plug it in again, take the answer in. */
export function StickDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [folder, setFolder] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const sticks = useCall("stick.list", {}, { fresh: true, refetchEvery: 2000 });
  const looked = useCall(
    "stick.look",
    { folder: folder ?? "" },
    { enabled: folder !== null, refetchEvery: 2000 },
  );
  const take = useAct("stick.take", { touches: ["exchange", "essays", "rounds", "members", "documents"] });
  const shown = [...(looked.data && folder !== null ? [looked.data] : []), ...(sticks.data?.sticks ?? [])];
  const only = shown.length === 1 ? shown[0] : undefined;
  const stick = shown.find((each) => each.folder === chosen) ?? only;
  const choose = (place: string) => {
    setChosen(place);
    take.reset();
  };
  const receive = (file: StickFile) => take.mutate({ file: file.file });
  return (
    <Dialog onClose={onClose} size="xl" title={t("stick.title")} data-testid="stick-dialog">
      <Stack gap="lg">
        <section aria-labelledby="stick-first">
          <Title order={3} id="stick-first" mb="xs">
            {t("stick.first")}
          </Title>
          <StickChoice
            sticks={shown}
            chosen={stick?.folder ?? null}
            onChoose={choose}
            onFolder={(place) => {
              setFolder(place);
              choose(place);
            }}
            error={sticks.error ?? looked.error}
          />
        </section>
        {take.data ? (
          <Taken taken={take.data} onDone={onClose} onMore={() => take.reset()} />
        ) : (
          stick && (
            <>
              <FoundFiles
                files={stick.files}
                unfit={stick.unfit}
                busy={take.isPending}
                error={take.error}
                onTake={receive}
              />
              {!take.isPending && (
                <Writing
                  folder={stick.folder}
                  after={stick.files.some((file) => !file.taken)}
                  onDone={onClose}
                  key={stick.folder}
                />
              )}
            </>
          )
        )}
      </Stack>
    </Dialog>
  );
}

function Taken({ taken, onDone, onMore }: { taken: StickTaken; onDone: () => void; onMore: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack data-testid="stick-taken">
      <Alert color="green" icon={<IconCircleCheck aria-hidden />} role="status">
        <Stack gap={4}>
          <Text fw={600}>{t("stick.taken", { name: taken.from_name })}</Text>
          {brought(t, taken).map((sentence) => (
            <Text key={sentence}>{sentence}</Text>
          ))}
        </Stack>
      </Alert>
      {taken.warning && (
        <Alert color="yellow" role="alert" data-testid="stick-warning">
          {taken.warning}
        </Alert>
      )}
      <Group>
        <Button onClick={onDone} data-testid="stick-done">
          {t("common.close")}
        </Button>
        <Button variant="default" onClick={onMore} data-testid="stick-more">
          {t("stick.more")}
        </Button>
      </Group>
    </Stack>
  );
}
