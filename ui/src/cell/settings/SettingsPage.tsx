import { Button, Group, Paper, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useCell } from "../frame/context";
import { PageHead } from "../frame/PageHead";
import { LanguageChoice } from "../lock/LanguageChoice";
import { Backups } from "./Backups";
import { CellNames } from "./CellNames";
import { FilesWhen } from "./FilesWhen";
import { Keys } from "./Keys";
import { Passphrase } from "./Passphrase";
import { People } from "./People";
import { Practice } from "./Practice";
import { Recovery } from "./Recovery";
import { Templates } from "./Templates";
import { TextSizeChoice } from "./TextSizeChoice";
import { Verify } from "./Verify";

export default function SettingsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const status = useCell();
  return (
    <div data-testid="page-settings">
      <PageHead title={t("settings.title")} />
      <SimpleGrid cols={2} spacing="md">
        <Section title={t("settings.cell")}>
          <CellNames />
        </Section>
        <Section title={t("settings.people")}>
          <People />
        </Section>
        <Section title={t("settings.passphrase")}>
          <Passphrase />
        </Section>
        <Section title={t("settings.recovery")}>
          <Recovery />
        </Section>
        <Section title={t("settings.key")}>
          <Keys />
        </Section>
        <Section title={t("settings.backup")}>
          <Backups />
        </Section>
        <Section title={t("files.title")}>
          <FilesWhen />
        </Section>
        <Section title={t("templates.title")}>
          <Templates />
        </Section>
        <Section title={t("settings.verify")}>
          <Verify />
        </Section>
        <Section title={t("settings.bin")}>
          <Text>{t("bin.help")}</Text>
          <Group>
            <Button
              variant="default"
              onClick={() => void navigate({ to: "/settings/bin" })}
              data-testid="settings-bin"
            >
              {t("settings.open_bin")}
            </Button>
          </Group>
        </Section>
        <Section title={t("retention.title")}>
          <Text>{t("retention.short")}</Text>
          <Group>
            <Button
              variant="default"
              onClick={() => void navigate({ to: "/settings/retention" })}
              data-testid="settings-retention"
            >
              {t("retention.open")}
            </Button>
          </Group>
        </Section>
        <Section title={t("settings.conflicts")}>
          <Group>
            <Button
              variant="default"
              onClick={() => void navigate({ to: "/cards" })}
              data-testid="settings-cards"
            >
              {t("settings.open_conflicts")}
            </Button>
          </Group>
        </Section>
        <Section title={t("settings.text_size")}>
          <TextSizeChoice />
        </Section>
        <Section title={t("settings.language")}>
          <LanguageChoice />
        </Section>
        <Section title={t("practice.title")}>
          <Practice />
        </Section>
        <Section title={t("settings.keys")}>
          <Text>{t("settings.keys_help")}</Text>
          <Text c="ink.6" fz="sm" style={{ overflowWrap: "anywhere" }}>
            {t("settings.profile", { folder: status.profile_dir })}
          </Text>
        </Section>
      </SimpleGrid>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper>
      <Title order={2} fz="lg" mb="xs">
        {title}
      </Title>
      <Stack gap="sm">{children}</Stack>
    </Paper>
  );
}
