import { Alert, Group, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { ReadPages } from "../essay-files/ReadPages";
import { useCall } from "../queries";
import type { EssayPages, RefusedFile } from "../types";
import { AddPages } from "./AddPages";
import { PageCard } from "./PageCard";
import { PageView } from "./PageView";
import "./pages.css";

interface Props {
  round: string;
  member: string;
  /** Puts a text that was read off the pages into the essay. */
  onText: (text: string) => void;
}

/** Pages of an essay written by hand, in their order. */
export function PagesSection({ round, member, onText }: Props) {
  const { t } = useTranslation();
  const list = useCall("attachments.list", { round, member });
  const [refused, setRefused] = useState<readonly RefusedFile[]>([]);
  const [opened, setOpened] = useState<string | null>(null);
  const pages = list.data?.pages ?? [];
  return (
    <section className="pages" aria-label={t("pages.title")} data-testid="pages">
      <Group justify="space-between">
        <Text fw={600}>{t("pages.title")}</Text>
        <Group gap="xs">
          {pages.length > 0 && <ReadPages pages={pages} onText={onText} />}
          <AddPages round={round} member={member} onRefused={setRefused} />
        </Group>
      </Group>
      <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
      <Refused files={refused} onClose={() => setRefused([])} />
      {list.data && pages.length > 0 && (
        <ol className="pages-list" data-testid="pages-list">
          {pages.map((page, place) => (
            <PageCard
              key={page.id}
              page={page}
              place={place}
              count={pages.length}
              list={list.data}
              onOpen={() => setOpened(page.id)}
            />
          ))}
        </ol>
      )}
      {list.data && pages.length > 0 && <Where list={list.data} />}
      {opened && <PageView pages={pages} id={opened} onShow={setOpened} onClose={() => setOpened(null)} />}
    </section>
  );
}

function Refused({ files, onClose }: { files: readonly RefusedFile[]; onClose: () => void }) {
  const { t } = useTranslation();
  if (files.length === 0) return null;
  return (
    <Alert
      color="yellow"
      role="alert"
      withCloseButton
      closeButtonLabel={t("common.close")}
      onClose={onClose}
      title={t("pages.refused", { count: files.length })}
      data-testid="pages-refused"
    >
      {files.map((file) => (
        <Text key={file.file}>
          <b>{file.file}</b>: {file.message}
        </Text>
      ))}
    </Alert>
  );
}

/** Where the pages are, in one sentence, when they are not all sent. */
function Where({ list }: { list: EssayPages }) {
  const { t } = useTranslation();
  const waiting = list.pages.filter((page) => page.state === "waiting").length;
  if (waiting === 0) return null;
  const how = list.enrolled ? list.when : "not_enrolled";
  return (
    <Text c="ink.6" fz="sm" data-testid="pages-waiting">
      {t(`pages.waiting.${how}`, { count: waiting })}
    </Text>
  );
}
