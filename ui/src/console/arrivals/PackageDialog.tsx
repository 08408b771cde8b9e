import { Alert, Button, FileButton, Group, Loader, Modal, Stack, Text } from "@mantine/core";
import { IconDeviceUsb, IconDownload } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { number } from "../../i18n/formats";
import { answerAddress, api, LARGEST_PACKAGE, type PackageTaken } from "../api";
import list from "../parts/list.module.css";
import { hourAndDay } from "../parts/moments";
import { useSentence } from "../parts/sentence";
import { thingsInWords } from "./things";

/** A stick from a cell: its package in, the answer out. */
export function PackageDialog({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const sentence = useSentence();
  const bring = useMutation({
    mutationFn: (file: File) => api.bringPackage(file),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ["arrivals"] });
      void queries.invalidateQueries({ queryKey: ["packages"] });
      void queries.invalidateQueries({ queryKey: ["rounds"] });
      void queries.invalidateQueries({ queryKey: ["set-aside"] });
    },
  });
  const choose = (file: File | null) => file && bring.mutate(file);
  const tooLarge = bring.variables && bring.variables.size > LARGEST_PACKAGE;
  return (
    <Modal
      opened
      onClose={close}
      size="xl"
      title={t("package.title")}
      closeOnClickOutside={!bring.isPending}
      closeButtonProps={{ "aria-label": t("close") }}
      data-testid="package"
    >
      <Stack>
        {!bring.data && <Text>{t("package.intro")}</Text>}
        {bring.isPending && (
          <Group role="status" data-testid="package-busy">
            <Loader size="sm" />
            <Text>{t("package.busy", { name: bring.variables?.name })}</Text>
          </Group>
        )}
        {bring.error && (
          <Alert color="ink" role="alert" data-testid="package-refused">
            <Text fw={600}>{bring.variables?.name}</Text>
            <Text>{tooLarge ? t("package.too_large") : sentence(bring.error)}</Text>
          </Alert>
        )}
        {bring.data && <Taken taken={bring.data} />}
        {!bring.isPending && (
          <Group>
            <FileButton onChange={choose} accept=".goi" inputProps={{ "aria-label": t("package.choose") }}>
              {(button) => (
                <Button
                  {...button}
                  variant={bring.data ? "default" : "filled"}
                  leftSection={<IconDeviceUsb size={20} aria-hidden="true" />}
                  data-testid="package-choose"
                >
                  {t(bring.data ? "package.another" : "package.choose")}
                </Button>
              )}
            </FileButton>
          </Group>
        )}
      </Stack>
    </Modal>
  );
}

function Taken({ taken }: { taken: PackageTaken }) {
  const { t, i18n } = useTranslation();
  const rows: [string, string][] = [
    ["unit", taken.unit.name],
    ["device", taken.person ? `${taken.device} – ${taken.person}` : taken.device],
    ["made_at", hourAndDay(taken.made_at)],
    ["things", thingsInWords(t, i18n, taken.things)],
    ["changes", number(taken.changes)],
  ];
  if (taken.receipt_code) rows.push(["receipt", taken.receipt_code]);
  return (
    <Stack data-testid="package-taken">
      <Text fw={600} role="status">
        {taken.before
          ? t("package.taken_before", { at: hourAndDay(taken.before) })
          : t("package.taken", { unit: taken.unit.name })}
      </Text>
      {taken.revoked ? (
        <Alert color="ink">{t("package.revoked", { count: taken.set_aside })}</Alert>
      ) : (
        taken.set_aside > 0 && <Alert color="ink">{t("package.set_aside", { count: taken.set_aside })}</Alert>
      )}
      <div className={list.frame}>
        <table className={list.table}>
          <tbody>
            {rows.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{t(`package.col.${name}`)}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Text>{t("package.next")}</Text>
      <Group>
        <AnswerButton id={taken.id} />
      </Group>
    </Stack>
  );
}

/** A link, not a fetch: the browser writes a large answer straight to the stick. */
export function AnswerButton({ id, small = false }: { id: string; small?: boolean }) {
  const { t } = useTranslation();
  return (
    <Button
      component="a"
      href={answerAddress(id)}
      download
      variant={small ? "default" : "filled"}
      leftSection={<IconDownload size={20} aria-hidden="true" />}
      data-testid="package-answer"
    >
      {t("package.answer")}
    </Button>
  );
}
