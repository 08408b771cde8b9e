import { Alert, Button, Group, List, Stack, Text } from "@mantine/core";
import { IconFolderOpen } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { type Answer, dialogs } from "../../door";
import { date } from "../../i18n/formats";
import { useAct, useCall } from "../queries";
import { TryTemplate } from "./TryTemplate";

type Set = Answer<"template.list">["sets"][number];

/** The template sets with which papers are printed; an office's own is looked at before it is loaded. */
export function Templates() {
  const { t } = useTranslation();
  const list = useCall("template.list", {}, { fresh: true });
  const check = useAct("template.check");
  const add = useAct("template.add", { done: t("templates.added") });
  const remove = useAct("template.remove", { done: t("templates.removed") });
  const [folder, setFolder] = useState("");
  const [failure, setFailure] = useState<unknown>(null);
  const again = { onSuccess: () => void list.refetch() };
  const choose = () => {
    setFailure(null);
    check.reset();
    dialogs
      .folder()
      .then((chosen) => {
        if (!chosen) return;
        setFolder(chosen);
        check.mutate({ folder: chosen });
      })
      .catch(setFailure);
  };
  const taken = () => {
    check.reset();
    void list.refetch();
  };
  const take = () => add.mutate({ folder }, { onSuccess: taken });
  return (
    <>
      <Text>{t("templates.help")}</Text>
      <List data-testid="templates">
        {list.data?.sets.map((set) => (
          <List.Item key={set.name}>
            <Group gap="xs">
              <About set={set} />
              <TryTemplate testId={`template-try-${set.name}`} of={{ name: set.name }} />
              {set.own && (
                <Button
                  variant="default"
                  loading={remove.isPending}
                  onClick={() => remove.mutate({ name: set.name }, again)}
                  data-testid={`template-remove-${set.name}`}
                >
                  {t("templates.remove")}
                </Button>
              )}
            </Group>
          </List.Item>
        ))}
      </List>
      <Group>
        <Button
          variant="default"
          leftSection={<IconFolderOpen size={20} aria-hidden />}
          loading={check.isPending}
          onClick={choose}
          data-testid="template-choose"
        >
          {t("templates.choose")}
        </Button>
      </Group>
      {check.data && (
        <Alert color="teal" data-testid="template-checked">
          <Stack gap="xs">
            <About set={check.data} />
            <Group>
              <Button loading={add.isPending} onClick={take} data-testid="template-take">
                {t("templates.take")}
              </Button>
              <TryTemplate testId="template-try" of={{ folder }} />
            </Group>
          </Stack>
        </Alert>
      )}
      <ErrorNote error={failure ?? list.error ?? check.error ?? add.error ?? remove.error} />
    </>
  );
}

function About({ set }: { set: Set }) {
  const { t } = useTranslation();
  const days = set.until
    ? t("templates.days", { from: date(set.from), until: date(set.until) })
    : t("templates.since", { from: date(set.from) });
  return (
    <Text>
      {set.title}, {days}
      {set.forms.length > 0 && ` · ${t("templates.forms", { count: set.forms.length })}`}
      {set.in_force && <b> · {t("templates.in_force")}</b>}
    </Text>
  );
}
