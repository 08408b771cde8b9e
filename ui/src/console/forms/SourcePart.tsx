import { Alert, Button, FileButton, Group, Paper, Radio, Stack, Text, Title } from "@mantine/core";
import { IconFileSpreadsheet } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type FormChecked } from "../api";
import { Refused } from "../parts/Refused";
import { Builder } from "./Builder";
import { Preview } from "./Preview";
import { Problems } from "./Problems";
import { type Built, type Source, sourceBuilt } from "./source";
import { NotAWorkbook, readWorkbook } from "./workbook";

export type Way = "workbook" | "built";

export interface Looked {
  source: Source;
  checked: FormChecked;
}

interface Props {
  way: Way;
  choose: (way: Way) => void;
  title: string;
  questions: readonly Built[];
  changeQuestions: (questions: Built[]) => void;
  looked: Looked | null;
  found: (looked: Looked | null) => void;
}

/** Where the questions come from. Either way they are checked by the server before anything is issued. */
export function SourcePart({ way, choose, title, questions, changeQuestions, looked, found }: Props) {
  const { t } = useTranslation();
  const [file, setFile] = useState("");
  const check = useMutation({
    mutationFn: async (source: Source) => ({ source, checked: await api.checkForm(source) }),
    onSuccess: found,
  });
  const upload = useMutation({
    mutationFn: readWorkbook,
    onSuccess: (source) => check.mutate(source),
  });
  const pick = (picked: File | null) => {
    if (!picked) return;
    found(null);
    setFile(picked.name);
    check.reset();
    upload.mutate(picked);
  };
  return (
    <Paper mt="md">
      <Title order={2} mb="sm" id="form-source">
        {t("forms.source")}
      </Title>
      <Radio.Group
        aria-labelledby="form-source"
        value={way}
        onChange={(value) => {
          found(null);
          check.reset();
          upload.reset();
          choose(value as Way);
        }}
      >
        <Stack gap={6} mb="md">
          <Radio value="workbook" label={t("forms.by_workbook")} data-testid="form-by-workbook" />
          <Radio value="built" label={t("forms.by_hand")} data-testid="form-by-hand" />
        </Stack>
      </Radio.Group>
      <Stack>
        {way === "workbook" ? (
          <Group>
            <FileButton onChange={pick} accept=".xlsx">
              {(button) => (
                <Button
                  {...button}
                  variant="default"
                  loading={upload.isPending || check.isPending}
                  leftSection={<IconFileSpreadsheet size={20} aria-hidden="true" />}
                  data-testid="form-choose-file"
                >
                  {t("forms.choose_file")}
                </Button>
              )}
            </FileButton>
            <Text data-testid="form-file">{file}</Text>
          </Group>
        ) : (
          <>
            <Builder
              questions={questions}
              change={(next) => {
                found(null);
                changeQuestions(next);
              }}
            />
            <Group>
              <Button
                variant="default"
                disabled={questions.length === 0}
                loading={check.isPending}
                onClick={() => check.mutate(sourceBuilt(title, questions, t))}
                data-testid="form-look"
              >
                {t("forms.look")}
              </Button>
            </Group>
          </>
        )}
        <Unread error={upload.error} />
        <Refused error={check.error} />
        {looked && <Problems checked={looked.checked} />}
        {looked?.checked.usable && <Preview items={looked.checked.items} />}
      </Stack>
    </Paper>
  );
}

/** Why a file could not be unpacked. */
function Unread({ error }: { error: Error | null }) {
  const { t } = useTranslation();
  if (!error) return null;
  const why = error instanceof NotAWorkbook ? error.message : "unreadable";
  return (
    <Alert color="yellow" role="alert" data-testid="form-unread">
      {t(`forms.unread.${why}`)}
    </Alert>
  );
}
