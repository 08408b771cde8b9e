import { Alert, Button, Group, Text } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** The sentence a call refused with. Amber, not red: red is for what may be lost. */
export function ErrorNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  if (!error) return null;
  const message = error instanceof Error ? error.message : String(error);
  return (
    <Alert color="yellow" icon={<IconInfoCircle aria-hidden />} role="alert" data-testid="error-note">
      <Group justify="space-between" wrap="nowrap">
        <Text>{message}</Text>
        {onRetry && (
          <Button variant="default" onClick={onRetry}>
            {t("common.retry")}
          </Button>
        )}
      </Group>
    </Alert>
  );
}

/** The refusal's sentence when it names this field; undefined otherwise. */
export function fieldError(error: unknown, field: string): string | undefined {
  if (error instanceof Error && "field" in error && error.field === field) return error.message;
  return undefined;
}

/** The refusal when no field of the form shows it. */
export function otherError(error: unknown, fields: readonly string[]): unknown {
  if (error instanceof Error && "field" in error && fields.includes(String(error.field))) return null;
  return error;
}
