import { Alert, Button, Group, List, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { useAct } from "../queries";

/** Reads the whole book again and says whether every row follows from what was recorded. */
export function Verify() {
  const { t } = useTranslation();
  const verify = useAct("book.verify");
  const rebuild = useAct("book.rebuild", {
    done: (answer) => t(answer.same ? "verify.rebuilt_same" : "verify.rebuilt_mended"),
    touches: [
      "members",
      "documents",
      "rounds",
      "sessions",
      "roll_call",
      "make_ups",
      "essays",
      "totals",
      "bin",
    ],
  });
  const found = verify.data;
  return (
    <>
      <Text>{t("verify.help")}</Text>
      <Group>
        <Button
          variant="default"
          loading={verify.isPending}
          onClick={() => verify.mutate({})}
          data-testid="verify"
        >
          {t("verify.act")}
        </Button>
        {found && !found.sound && (
          <Button loading={rebuild.isPending} onClick={() => rebuild.mutate({})} data-testid="rebuild">
            {t("verify.rebuild")}
          </Button>
        )}
      </Group>
      <ErrorNote error={verify.error ?? rebuild.error} />
      {found?.sound && (
        <Alert color="teal" data-testid="verify-sound">
          {t("verify.sound")}
        </Alert>
      )}
      {found && !found.sound && (
        <Alert color="yellow" data-testid="verify-findings">
          <List>
            {found.findings.map((finding) => (
              <List.Item key={finding}>{finding}</List.Item>
            ))}
          </List>
        </Alert>
      )}
    </>
  );
}
