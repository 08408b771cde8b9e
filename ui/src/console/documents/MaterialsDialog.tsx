import { Alert, Button, FileButton, Group, Loader, Modal, Stack, Text } from "@mantine/core";
import { IconDownload, IconPaperclip } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { number } from "../../i18n/formats";
import { api, LARGEST_MATERIAL, type MaterialLine, materialAddress } from "../api";
import { Failure, Opening } from "../parts/Failure";
import list from "../parts/list.module.css";
import { hourAndDay } from "../parts/moments";
import { useSentence } from "../parts/sentence";
import { FigureButton } from "../rounds/FigureButton";
import { ReachedCells } from "./DocumentCells";

interface Props {
  /** The document or the round with which the files go. */
  subject: string;
  title: string;
  /** Only officers send and withdraw. */
  officer: boolean;
  close: () => void;
}

/** The files that go with a document or a round: what was sent, to whom it has come, and one more. */
export function MaterialsDialog({ subject, title, officer, close }: Props) {
  const { t } = useTranslation();
  const materials = useQuery({ queryKey: ["materials", subject], queryFn: () => api.materials(subject) });
  const [opened, setOpened] = useState<MaterialLine | null>(null);
  return (
    <Modal
      opened
      onClose={close}
      size="xl"
      title={t("materials.title", { label: title })}
      closeButtonProps={{ "aria-label": t("close") }}
      data-testid="materials"
    >
      <Stack>
        <Text>{t("materials.help")}</Text>
        {materials.data ? (
          materials.data.length === 0 ? (
            <Text data-testid="materials-empty">{t("materials.empty")}</Text>
          ) : (
            <Lines subject={subject} lines={materials.data} officer={officer} open={setOpened} />
          )
        ) : materials.error ? (
          <Failure error={materials.error} retry={() => void materials.refetch()} />
        ) : (
          <Opening />
        )}
        {officer && <Send subject={subject} />}
      </Stack>
      {opened && <ReachedCells {...opened} label={opened.name} close={() => setOpened(null)} />}
    </Modal>
  );
}

interface LinesProps {
  subject: string;
  lines: MaterialLine[];
  officer: boolean;
  open: (line: MaterialLine) => void;
}

function Lines({ subject, lines, officer, open }: LinesProps) {
  const { t } = useTranslation();
  return (
    <div className={list.frame}>
      <table className={list.table} data-testid="material-lines">
        <thead>
          <tr>
            <th scope="col">{t("materials.col.file")}</th>
            <th scope="col">{t("materials.col.sent")}</th>
            <th scope="col" className={list.count}>
              {t("materials.col.reached")}
            </th>
            {officer && <th scope="col">{t("documents.col.act")}</th>}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id} data-testid="material-line">
              <th scope="row">
                <a href={materialAddress(line.id)} download={line.name}>
                  <IconDownload size={18} aria-hidden="true" /> {line.name}
                </a>{" "}
                {size(line.bytes)}
                {line.withdrawn && (
                  <Text size="sm" fw={600}>
                    {t("materials.withdrawn")}
                  </Text>
                )}
              </th>
              <td>{hourAndDay(line.sent_at)}</td>
              <td className={list.count}>
                <FigureButton
                  value={line.reached}
                  label={t("materials.open_cells", { count: line.reached })}
                  testId="material-cells"
                  press={() => open(line)}
                />
                {` / ${number(line.cells.length)}`}
              </td>
              {officer && (
                <td>
                  <Withdraw subject={subject} line={line} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Withdrawing is undone by the same button, so it does not ask first. */
function Withdraw({ subject, line }: { subject: string; line: MaterialLine }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const sentence = useSentence();
  const withdraw = useMutation({
    mutationFn: () => api.withdrawMaterial(line.id, !line.withdrawn),
    onSuccess: (lines) => queries.setQueryData(["materials", subject], lines),
  });
  return (
    <>
      <Button
        size="sm"
        variant="default"
        loading={withdraw.isPending}
        onClick={() => withdraw.mutate()}
        data-testid="material-withdraw"
      >
        {t(line.withdrawn ? "documents.restore" : "documents.withdraw")}
      </Button>
      {withdraw.error && <Text role="alert">{sentence(withdraw.error)}</Text>}
    </>
  );
}

function Send({ subject }: { subject: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const sentence = useSentence();
  const send = useMutation({
    mutationFn: (file: File) => api.sendMaterial(subject, file),
    onSuccess: (lines) => queries.setQueryData(["materials", subject], lines),
  });
  const [chosen, setChosen] = useState<File | null>(null);
  const fault = chosen && faultOf(chosen);
  const choose = (file: File | null) => {
    setChosen(file);
    send.reset();
    // Nothing is sent that the server refuses anyway: the link may be slow.
    if (file && !faultOf(file)) send.mutate(file);
  };
  const file = chosen;
  return (
    <>
      {(fault || send.error) && (
        <Alert color="ink" role="alert" data-testid="material-refused">
          <Text fw={600}>{file?.name}</Text>
          <Text>{fault ? t(`materials.${fault}`) : send.error && sentence(send.error)}</Text>
        </Alert>
      )}
      {send.isPending ? (
        <Group role="status" data-testid="material-busy">
          <Loader size="sm" />
          <Text>{t("materials.busy", { name: file?.name })}</Text>
        </Group>
      ) : (
        <Group>
          <FileButton
            onChange={choose}
            accept={ENDINGS.map((ending) => `.${ending}`).join()}
            inputProps={{ "aria-label": t("materials.send") }}
          >
            {(button) => (
              <Button
                {...button}
                leftSection={<IconPaperclip size={20} aria-hidden="true" />}
                data-testid="material-send"
              >
                {t("materials.send")}
              </Button>
            )}
          </FileButton>
          <Text size="sm">{t("materials.kinds")}</Text>
        </Group>
      )}
    </>
  );
}

const ENDINGS = ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "jpg", "jpeg", "png", "txt"];

/** Why a file is not sent at all; null where the server decides. */
function faultOf(file: File): "other_kind" | "too_large" | null {
  const ending = file.name.split(".").pop()?.toLowerCase() ?? "";
  if (!ENDINGS.includes(ending)) return "other_kind";
  return file.size > LARGEST_MATERIAL ? "too_large" : null;
}

function size(bytes: number): string {
  return bytes < 100_000
    ? `${number(Math.ceil(bytes / 1000))} kB`
    : `${number(Math.round(bytes / 100_000) / 10)} MB`;
}
