import { Progress, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { megabytes } from "../pages/viewing";
import type { FilesView } from "../types";

/** The handwritten pages that are not sent yet, why not, and how far the sending is. */
export function FilesNote({ files }: { files: FilesView }) {
  const { t } = useTranslation();
  const { moving } = files;
  if (moving) {
    const share = moving.bytes_total > 0 ? (100 * moving.bytes_done) / moving.bytes_total : 0;
    const blanks = {
      done: moving.pages_done,
      count: moving.pages_total,
      sent: megabytes(moving.bytes_done),
      size: megabytes(moving.bytes_total),
      minutes: Math.max(1, Math.ceil((moving.seconds_left ?? 0) / 60)),
    };
    return (
      <Stack gap={4} data-testid="files-moving">
        <Progress value={share} aria-label={t("files.title")} />
        <Text>{t(moving.seconds_left === null ? "files.moving" : "files.moving_left", blanks)}</Text>
      </Stack>
    );
  }
  return (
    <>
      {files.waiting_pages > 0 && files.why && (
        <Text data-testid="files-waiting" data-why={files.why}>
          {t("files.waiting", { count: files.waiting_pages, size: megabytes(files.waiting_bytes) })}{" "}
          {t(`files.why.${files.why}`)}
        </Text>
      )}
      {files.missing_pages > 0 && (
        <Text c="ink.6" data-testid="files-missing">
          {t("files.missing", { count: files.missing_pages })}
        </Text>
      )}
    </>
  );
}
