import { Alert, Button, Group, Stack, Text, Title } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { FourWords } from "../exchange/FourWords";
import { isOtherCell, OtherCell } from "../exchange/OtherCell";
import { useAct } from "../queries";
import type { Invite } from "./draft";

/** The book is made. An invite given at the start is used now, once. */
export function EndStep({ invite, onDone }: { invite: Invite; onDone: () => void }) {
  const { t } = useTranslation();
  const enrol = useAct("exchange.enrol", { touches: ["exchange"] });
  const begun = useRef(false);
  const { mutate } = enrol;
  useEffect(() => {
    if (begun.current || invite.is === "none") return;
    begun.current = true;
    mutate(invite.is === "code" ? { code: invite.code } : { file: invite.file });
  }, [invite, mutate]);
  const go = (hash: string) => {
    window.location.hash = hash;
    onDone();
  };
  return (
    <Stack data-testid="first-run-end">
      <Title order={2}>{t("first_run.ready")}</Title>
      {enrol.isPending && invite.is !== "none" && <Text>{t("enrol.asking")}</Text>}
      {enrol.data && (
        <FourWords
          words={enrol.data.four_words}
          superior={enrol.data.superior_name}
          unit={enrol.data.unit_name}
          cell={enrol.data.cell_name}
          joined={enrol.data.joined}
        />
      )}
      {enrol.error && (
        <>
          {isOtherCell(enrol.error) && enrol.variables ? (
            <OtherCell
              error={enrol.error}
              pending={enrol.isPending}
              onSame={() => enrol.mutate({ ...enrol.variables, same_cell: true })}
            />
          ) : (
            <ErrorNote error={enrol.error} />
          )}
          <Alert color="yellow">{t("first_run.enrol_later")}</Alert>
        </>
      )}
      {enrol.data?.joined ? (
        <Group>
          <Button size="lg" onClick={() => go("#/exchange")} data-testid="first-run-exchange">
            {t("first_run.to_exchange")}
          </Button>
        </Group>
      ) : (
        <>
          <Text>{t("first_run.import_now")}</Text>
          <Group>
            <Button size="lg" onClick={() => go("#/members/import")} data-testid="first-run-import">
              {t("first_run.import")}
            </Button>
            <Button size="lg" variant="default" onClick={() => go("#/")} data-testid="first-run-later">
              {t("first_run.later")}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
}
