import { Center, Paper, Stack, Text, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Me } from "../api";
import { LanguageSwitch } from "../frame/LanguageSwitch";
import { useTitle } from "../parts/title";
import { LoginForm } from "./LoginForm";

export function LoginPage({ entered }: { entered: (me: Me) => void }) {
  const { t } = useTranslation();
  useTitle(t("login.submit"));
  return (
    <Center component="main" mih="100vh" p="md" data-testid="login-page">
      <Stack align="center">
        <Paper p="xl" shadow="xs">
          <Stack>
            <div>
              <Text c="book" fw={600}>
                {t("app")}
              </Text>
              <Title order={1}>{t("console")}</Title>
              <Text mt="xs">{t("login.intro")}</Text>
            </div>
            <LoginForm entered={entered} />
          </Stack>
        </Paper>
        <LanguageSwitch />
      </Stack>
    </Center>
  );
}
