import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconFileText, IconSearch } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { dialogs } from "../../door";
import { PageHead } from "../frame/PageHead";
import { useAct } from "../queries";
import { PaperView } from "./PaperView";

/** The twelve characters of a printed paper are typed, scanned into the field, or read from the file that was printed. */
export default function VerifyPage() {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  const verify = useAct("issued.verify");
  const check = (event: FormEvent) => {
    event.preventDefault();
    verify.mutate({ code });
  };
  const fromFile = async () => {
    const path = await dialogs.openFile("printed");
    if (path) verify.mutate({ path });
  };
  return (
    <div data-testid="page-verify-paper">
      <PageHead title={t("verify_paper.title")} />
      <Stack gap="sm">
        <Text>{t("verify_paper.help")}</Text>
        <form onSubmit={check}>
          <Group align="flex-end">
            <TextInput
              label={t("verify_paper.code")}
              placeholder="ABCD-EFGH-JKMN"
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
              data-testid="verify-code"
              autoFocus
            />
            <Button
              type="submit"
              leftSection={<IconSearch size={20} aria-hidden />}
              loading={verify.isPending}
              disabled={code.trim() === ""}
              data-testid="verify-check"
            >
              {t("verify_paper.check")}
            </Button>
            <Button
              variant="default"
              leftSection={<IconFileText size={20} aria-hidden />}
              disabled={verify.isPending}
              onClick={() => void fromFile()}
              data-testid="verify-file"
            >
              {t("verify_paper.file")}
            </Button>
          </Group>
        </form>
        <ErrorNote error={verify.error} />
        {verify.data && !verify.isPending && <PaperView paper={verify.data} />}
      </Stack>
    </div>
  );
}
