import { Button, Group, Stack, Text } from "@mantine/core";
import { IconCopy, IconDeviceMobile, IconFileSpreadsheet } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { copyText } from "../../design/copy";
import { Dialog } from "../../design/Dialog";
import { ErrorNote } from "../../design/ErrorNote";
import { type Answer, call } from "../../door";
import { useWriting } from "../lists/useWriting";
import { showRefusal } from "../notices/notices";
import { useCall } from "../queries";
import "./appSheet.css";

type Of = "meeting" | "round";
type Line = Answer<"national_app.meeting">["lines"][number];

/** A button that opens what is typed into the national app again. */
export function AppSheetButton({ of, id }: { of: Of; id: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDeviceMobile size={20} aria-hidden />}
        onClick={() => setOpen(true)}
        data-testid="app-sheet-open"
      >
        {t("national_app.open")}
      </Button>
      {open && <AppSheet of={of} id={id} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Each line with a button that copies its value alone, because the app has a field for each. */
export function AppSheet({ of, id, onClose }: { of: Of; id: string; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const sheet = useCall(`national_app.${of}`, { id }, { fresh: true });
  const { write, writing } = useWriting();
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async (name: string, text: string) => {
    if (await copyText(text)) setCopied(name);
    else showRefusal(new Error(t("national_app.not_copied")));
  };
  const label = (line: Line) => (i18n.language === "en" ? line.english : line.vietnamese);
  const lines = sheet.data?.lines ?? [];
  const whole = lines.map((line) => `${line.vietnamese}: ${line.value || "—"}`).join("\n");
  return (
    <Dialog onClose={onClose} size="xl" title={t("national_app.title")} data-testid="app-sheet">
      <Stack>
        <Text c="ink.6">{t("national_app.help")}</Text>
        <ErrorNote error={sheet.error} onRetry={() => void sheet.refetch()} />
        {sheet.data?.provisional && (
          <Text fw={600} role="status" data-testid="app-sheet-provisional">
            {sheet.data.provisional}
          </Text>
        )}
        <dl className="app-sheet">
          {lines.map((line) => (
            <div key={line.vietnamese} data-testid="app-sheet-line">
              <dt>{label(line)}</dt>
              <dd>{line.value || t("national_app.none")}</dd>
              {line.value && (
                <Button
                  variant="default"
                  size="sm"
                  leftSection={<IconCopy size={18} aria-hidden />}
                  aria-label={t("national_app.copy_line", { line: label(line) })}
                  onClick={() => void copy(line.vietnamese, line.value)}
                >
                  {t(copied === line.vietnamese ? "national_app.copied" : "national_app.copy")}
                </Button>
              )}
            </div>
          ))}
        </dl>
        <Group justify="flex-end">
          <Button
            variant="default"
            leftSection={<IconFileSpreadsheet size={20} aria-hidden />}
            loading={writing}
            disabled={lines.length === 0}
            onClick={() =>
              void write(t("national_app.file"), (out) => call("national_app.write", { of, id, out }))
            }
            data-testid="app-sheet-csv"
          >
            {t("national_app.csv")}
          </Button>
          <Button
            leftSection={<IconCopy size={20} aria-hidden />}
            disabled={lines.length === 0}
            onClick={() => void copy("", whole)}
            data-testid="app-sheet-copy-all"
          >
            {t(copied === "" ? "national_app.copied" : "national_app.copy_all")}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
