import { Group, Text, Title } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "../../design/ConfirmButton";
import { api, type FormTable } from "../api";
import { Failure, Opening } from "../parts/Failure";
import { showNotice } from "../parts/notice";
import { go } from "../parts/place";
import { Refused } from "../parts/Refused";
import { useTitle } from "../parts/title";
import { type Looked, SourcePart, type Way } from "./SourcePart";
import type { Built } from "./source";

/** Issues a new version of a form. What cells answered to the version before stays as they gave it. */
export function RenewPage({ formId }: { formId: string }) {
  const { t } = useTranslation();
  useTitle(t("forms.renew"));
  const table = useQuery({ queryKey: ["form", formId], queryFn: () => api.form(formId) });
  if (table.data) return <Renew table={table.data} />;
  if (table.error) return <Failure error={table.error} retry={() => void table.refetch()} />;
  return <Opening />;
}

function Renew({ table }: { table: FormTable }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { form } = table;
  const [way, setWay] = useState<Way>("workbook");
  const [questions, setQuestions] = useState<Built[]>([]);
  const [looked, setLooked] = useState<Looked | null>(null);
  const latest = form.versions[0]?.number ?? 0;
  const renew = useMutation({
    mutationFn: (source: Looked["source"]) => api.renewForm(form.id, latest, source),
    onSuccess: (next) => {
      queries.setQueryData(["form", form.id], next);
      void queries.invalidateQueries({ queryKey: ["forms"] });
      showNotice(t("forms.renewed", { title: form.title }));
      go({ page: "form", form: form.id });
    },
  });
  return (
    <div style={{ maxWidth: 1080, margin: "0 auto" }}>
      <Title order={1}>{t("forms.renew_title", { title: form.title })}</Title>
      <Text mb="md">{t("forms.renew_intro")}</Text>
      <SourcePart
        way={way}
        choose={setWay}
        title={form.title}
        questions={questions}
        changeQuestions={setQuestions}
        looked={looked}
        found={setLooked}
      />
      <Refused error={renew.error} />
      <Group justify="flex-end" mt="md">
        <ConfirmButton
          testId="form-renew"
          disabled={!looked?.checked.usable}
          loading={renew.isPending}
          question={t("forms.renew_ask", { title: form.title })}
          answer={t("forms.renew")}
          onConfirm={() => looked && renew.mutate(looked.source)}
        >
          {t("forms.renew")}
        </ConfirmButton>
      </Group>
    </div>
  );
}
