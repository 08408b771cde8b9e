import { Stack, Text } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { pressedIn, useListed } from "../../design/shortcuts";
import { FormerNote } from "../exchange/FormerNote";
import { PageHead } from "../frame/PageHead";
import { HistoryNote } from "../history/HistoryNote";
import { useOpened } from "../news/useOpened";
import { useCall } from "../queries";
import { RecordNotes } from "../returns/ReturnNotes";
import { useReturnsOf } from "../returns/useReturns";
import { Note } from "../totals/Card";
import type { FilledForm } from "../types";
import { LanguageChoice, useFormLanguage } from "./LanguageChoice";
import { goToFirst, Missing } from "./Missing";
import { OlderAnswers } from "./OlderAnswers";
import { Questions } from "./Questions";
import { SendCard } from "./SendCard";
import { Standing } from "./Standing";
import { useAnswers } from "./useAnswers";
import "./superiorForms.css";

/** Fills in one form of the superior. Everything typed is in the cell's book; only the button sends it. */
export default function SuperiorFormPage() {
  const { t } = useTranslation();
  const { form: id } = useParams({ from: "/superior-forms/$form" });
  const [language, setLanguage] = useFormLanguage();
  const opened = useCall("superior_forms.open", { id, language }, { fresh: true });
  // While the texts of another language are on their way, what is being typed stays on the screen.
  const last = useRef(opened.data);
  if (opened.data) last.current = opened.data;
  const form = opened.data ?? (last.current?.form.id === id ? last.current : undefined);
  const latest = async () => (await opened.refetch()).data ?? null;
  return (
    <div data-testid="page-superior-form">
      <PageHead
        title={form?.form.title ?? t("superior_forms.title")}
        below={form && <Standing form={form.form} />}
      />
      <ErrorNote error={opened.error} onRetry={() => void opened.refetch()} />
      {form && <LanguageChoice languages={form.languages} chosen={language} onChoose={setLanguage} />}
      {form && <Filling key={form.version} form={form} latest={latest} />}
    </div>
  );
}

function Filling({ form, latest }: { form: FilledForm; latest: () => Promise<FilledForm | null> }) {
  const { t } = useTranslation();
  const answers = useAnswers(form);
  const returned = useReturnsOf("form_answer", form.form.id);
  const [leaving, setLeaving] = useState<FilledForm | null>(null);
  const [asked, setAsked] = useState(false);
  useOpened(form.form.id);
  useListed("form");
  const ask = async () => {
    setAsked(true);
    if (!(await answers.flush())) return;
    const now = await latest();
    if (!now) return;
    if (now.evaluated.complete) setLeaving(now);
    else goToFirst(now, now.evaluated);
  };
  const pressed = (event: KeyboardEvent) => {
    if (pressedIn("form", event.nativeEvent) !== "send" || leaving) return;
    event.preventDefault();
    if (form.may_send && form.form.state !== "withdrawn") void ask();
  };
  return (
    <Stack gap="md" onKeyDown={pressed}>
      {form.form.withdrawn && <Note text={t("superior_forms.withdrawn", { reason: form.form.withdrawn })} />}
      <FormerNote former={form.form.former} />
      {form.unreadable && <Note text={t("superior_forms.unreadable")} />}
      {form.unread && <Note text={t("superior_forms.unread")} />}
      <OlderAnswers form={form} />
      <Text c="ink.6">{t("superior_forms.stays")}</Text>
      <ErrorNote error={answers.error} />
      <RecordNotes returns={returned.filter(({ part }) => part === "")} />
      <Questions form={form} answers={answers} showMissing={asked} returned={returned} />
      <Missing form={form} evaluated={answers.evaluated} />
      <SendCard form={form} leaving={leaving} onAsk={() => void ask()} onClose={() => setLeaving(null)} />
      {form.sent && <HistoryNote id={form.form.id} />}
    </Stack>
  );
}
