import { Button, Group, Text, TextInput, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api";
import { useSentence } from "../parts/sentence";
import { useTitle } from "../parts/title";
import { CheckedPaper } from "./CheckedPaper";

/** A printed report is looked up by its twelve characters; a scanner types the whole content of its picture. */
export function PaperCheckPage() {
  const { t } = useTranslation();
  const sentence = useSentence();
  useTitle(t("paper_check.title"));
  const [code, setCode] = useState("");
  const check = useMutation({ mutationFn: api.paper });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    check.mutate(code.trim());
  };
  const refusal = (error: Error & { code?: string }) =>
    error.code === "not_found" ? t("paper_check.nowhere") : sentence(error);
  return (
    <>
      <Title order={1}>{t("paper_check.title")}</Title>
      <Text mb="md">{t("paper_check.intro")}</Text>
      <form onSubmit={submit}>
        <Group align="flex-end" mb="md">
          <TextInput
            label={t("paper_check.code")}
            placeholder="ABCD-EFGH-JKMN"
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
            data-testid="paper-code"
          />
          <Button
            type="submit"
            loading={check.isPending}
            disabled={code.trim() === ""}
            data-testid="paper-check"
          >
            {t("paper_check.check")}
          </Button>
        </Group>
      </form>
      {check.error && (
        <Text role="alert" fw={600} data-testid="paper-refused">
          {refusal(check.error)}
        </Text>
      )}
      {check.data && !check.isPending && <CheckedPaper paper={check.data} />}
    </>
  );
}
