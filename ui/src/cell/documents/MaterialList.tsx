import { Button, Group, Stack, Text } from "@mantine/core";
import { IconDownload, IconFileText } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { call } from "../../door";
import { formerWords } from "../exchange/former";
import { useWriting } from "../lists/useWriting";
import { megabytes } from "../pages/viewing";
import { useAct, useCall } from "../queries";
import type { Material } from "../types";

interface Props {
  /** Documents and rounds of the superior with which a shown file was sent. */
  sentWith: readonly string[];
}

/** The files that the superior sent with a document or a round. Shows nothing where there are none. */
export function MaterialList({ sentWith }: Props) {
  const { t } = useTranslation();
  const list = useCall("materials.list", {}, { fresh: true });
  const shown = (list.data?.materials ?? []).filter(
    ({ document, round }) => sentWith.includes(document ?? "") || sentWith.includes(round ?? ""),
  );
  if (list.error) return <ErrorNote error={list.error} onRetry={() => void list.refetch()} />;
  if (shown.length === 0) return null;
  return (
    <Stack gap={4} role="group" aria-label={t("materials.title")} data-testid="materials">
      <Text fw={600}>{t("materials.title")}</Text>
      {shown.map((material) => (
        <MaterialLine key={material.id} material={material} enrolled={list.data?.enrolled ?? false} />
      ))}
    </Stack>
  );
}

function MaterialLine({ material, enrolled }: { material: Material; enrolled: boolean }) {
  const { t } = useTranslation();
  const former = material.former ? ` (${formerWords(t, material.former)})` : "";
  return (
    <Group justify="space-between" wrap="nowrap" data-testid="material">
      <Group gap="xs" wrap="nowrap" style={{ minWidth: 0 }}>
        <IconFileText size={22} aria-hidden style={{ flexShrink: 0 }} />
        <span style={{ overflowWrap: "anywhere" }}>
          {material.name} <span className="quiet">{`${megabytes(material.bytes)}${former}`}</span>
          {!material.here && (
            <Text size="sm" c="ink.6" data-testid="material-missing">
              {t(enrolled ? "materials.missing" : "materials.missing_for_good", {
                done: megabytes(material.bytes_here),
                size: megabytes(material.bytes),
              })}
            </Text>
          )}
        </span>
      </Group>
      {material.here ? (
        <Save material={material} />
      ) : (
        enrolled && !material.former && <Fetch id={material.id} />
      )}
    </Group>
  );
}

function Save({ material }: { material: Material }) {
  const { t } = useTranslation();
  const { write, writing } = useWriting();
  const save = (path: string) => call("materials.save", { id: material.id, path });
  return (
    <Button
      variant="default"
      loading={writing}
      onClick={() => void write(material.name, save, { also: [] })}
      leftSection={<IconDownload size={20} aria-hidden />}
      style={{ flexShrink: 0 }}
      data-testid="material-save"
    >
      {t("materials.save")}
    </Button>
  );
}

function Fetch({ id }: { id: string }) {
  const { t } = useTranslation();
  const fetch = useAct("materials.fetch", { notifies: true, touches: ["documents"] });
  return (
    <Button
      variant="default"
      loading={fetch.isPending}
      onClick={() => fetch.mutate({ id })}
      style={{ flexShrink: 0 }}
      data-testid="material-fetch"
    >
      {t("pages.fetch")}
    </Button>
  );
}
