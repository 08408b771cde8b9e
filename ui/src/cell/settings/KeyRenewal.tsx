import { Alert, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useCell } from "../frame/context";

/** The people who have to unlock once before the key of the book can be renewed. */
export function KeyRenewal() {
  const { t } = useTranslation();
  const { key_renewal_due, key_waits_for } = useCell();
  if (!key_renewal_due) return null;
  return (
    <Alert color="yellow" data-testid="key-renewal">
      {key_waits_for.length > 0
        ? t("people.key_waits_for", { names: key_waits_for.join(", ") })
        : t("people.key_due")}
    </Alert>
  );
}

/** Copies of the book that a change of keys does not affect. */
export function CopiesNote({ said }: { said: readonly string[] }) {
  if (said.length === 0) return null;
  return (
    <Alert color="blue" role="status" data-testid="keys-said">
      <Stack gap={4}>
        {said.map((sentence) => (
          <Text key={sentence}>{sentence}</Text>
        ))}
      </Stack>
    </Alert>
  );
}
