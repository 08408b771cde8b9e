import { Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../design/Dialog";
import { ErrorNote, fieldError, otherError } from "../../design/ErrorNote";
import { dialogs } from "../../door";
import { useAct } from "../queries";
import { FourWords } from "./FourWords";
import { isOtherCell, OtherCell } from "./OtherCell";

/** Joins a book that may already hold work to its superior: nothing recorded before is lost. */
export function EnrolDialog({ unit, onClose }: { unit: string | null; onClose: () => void }) {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  const [failure, setFailure] = useState<unknown>(null);
  const enrol = useAct("exchange.enrol", { touches: ["exchange"] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== "") enrol.mutate({ code: code.trim() });
  };
  const chooseFile = () => {
    setFailure(null);
    dialogs
      .openFile("invite")
      .then((file) => file && enrol.mutate({ file }))
      .catch(setFailure);
  };
  return (
    <Dialog
      onClose={onClose}
      size="lg"
      title={t(unit ? "exchange.enrol_again" : "exchange.enrol")}
      data-testid="enrol-dialog"
    >
      {enrol.data ? (
        <Stack>
          <FourWords
            words={enrol.data.four_words}
            superior={enrol.data.superior_name}
            unit={enrol.data.unit_name}
            cell={enrol.data.cell_name}
            joined={enrol.data.joined}
          />
          <Group justify="flex-end">
            <Button onClick={onClose} data-testid="enrol-done">
              {t("common.close")}
            </Button>
          </Group>
        </Stack>
      ) : (
        <form onSubmit={submit}>
          <Stack>
            <Text>{t(unit ? "enrol.again_help" : "enrol.help")}</Text>
            {unit && (
              <Text c="ink.6" fz="sm" style={{ overflowWrap: "anywhere" }}>
                {t("enrol.unit", { unit })}
              </Text>
            )}
            <TextInput
              id="enrol-code"
              data-testid="enrol-code"
              data-autofocus
              label={t("enrol.code")}
              autoComplete="off"
              value={code}
              error={fieldError(enrol.error, "code")}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
            {isOtherCell(enrol.error) && enrol.variables ? (
              <OtherCell
                error={enrol.error}
                pending={enrol.isPending}
                onSame={() => enrol.mutate({ ...enrol.variables, same_cell: true })}
                onAnother={() => {
                  enrol.reset();
                  setCode("");
                }}
              />
            ) : (
              <ErrorNote error={failure ?? otherError(enrol.error, ["code"])} />
            )}
            <Group>
              <Button
                type="submit"
                disabled={code.trim() === ""}
                loading={enrol.isPending}
                data-testid="enrol-use-code"
              >
                {t("enrol.use_code")}
              </Button>
              <Button variant="default" onClick={chooseFile} data-testid="enrol-choose-file">
                {t("enrol.choose_file")}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Dialog>
  );
}
