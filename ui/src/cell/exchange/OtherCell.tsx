import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** Whether a call was refused because the invite and the book name two cells. A person can confirm that they are one. */
export function isOtherCell(error: unknown): error is Error {
  return error instanceof Error && "code" in error && error.code === "other_cell";
}

/** Both names, and what to do about them. Nothing is joined yet. */
export function OtherCell({
  error,
  pending,
  onSame,
  onAnother,
}: {
  error: Error;
  pending: boolean;
  onSame: () => void;
  onAnother?: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Alert color="yellow" role="alert" title={t("enrol.other_cell")} data-testid="other-cell">
      <Stack gap="sm">
        <Text>{error.message}</Text>
        <Group>
          {onAnother && (
            <Button onClick={onAnother} data-testid="other-cell-back">
              {t("enrol.another_invite")}
            </Button>
          )}
          <Button variant="default" loading={pending} onClick={onSame} data-testid="other-cell-same">
            {t("enrol.same_cell")}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
