import { Alert, Button, Center, Loader, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useSentence } from "./sentence";

/** A page that could not be opened: what happened, and the way on. */
export function Failure({ error, retry }: { error: Error; retry: () => void }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  return (
    <Alert color="ink" title={t("failed.title")} role="alert" m="md" data-testid="failure">
      <Stack align="flex-start">
        <Text>{sentence(error)}</Text>
        <Button onClick={retry}>{t("retry")}</Button>
      </Stack>
    </Alert>
  );
}

export function Opening() {
  const { t } = useTranslation();
  return (
    <Center mih={200}>
      <Loader aria-label={t("loading")} />
    </Center>
  );
}
