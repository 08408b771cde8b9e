import { Button, Center, Paper, Stack, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { LanguageSwitch } from "../frame/LanguageSwitch";
import { useTitle } from "../parts/title";
import { SecondFactorSetup } from "./SecondFactorSetup";
import styles from "./session.module.css";

/** The only page for an officer who still has to set up a second factor. */
export function SecondFactorPage({ done, logout }: { done: () => void; logout: () => void }) {
  const { t } = useTranslation();
  useTitle(t("second_factor.title"));
  return (
    <Center component="main" mih="100vh" p="md" data-testid="second-factor-page">
      <Stack align="center">
        <Paper p="xl" shadow="xs">
          <Stack className={styles.form}>
            <Title order={1} size="h3">
              {t("second_factor.title")}
            </Title>
            <SecondFactorSetup inUse={false} done={done} />
            <Button variant="subtle" onClick={logout} data-testid="second-factor-leave">
              {t("account.logout")}
            </Button>
          </Stack>
        </Paper>
        <LanguageSwitch />
      </Stack>
    </Center>
  );
}
