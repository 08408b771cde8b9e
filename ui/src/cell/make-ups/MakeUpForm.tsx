import { Button, Group, NativeSelect, Radio, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { Dialog } from "../../design/Dialog";
import { ErrorNote, fieldError, otherError } from "../../design/ErrorNote";
import { useAct } from "../queries";
import type { MakeUpRow, Session } from "../types";

interface Props {
  /** The absences that were made up together; at least one. */
  rows: readonly [MakeUpRow, ...MakeUpRow[]];
  sessions: readonly Session[];
  onClose: () => void;
}

type Place = { is: "session"; session: string } | { is: "unit"; unit: string };

/** "Đã học bổ sung ngày… tại…": at a session of the cell, or with another unit. */
export function MakeUpForm({ rows, sessions, onClose }: Props) {
  const { t } = useTranslation();
  const [row, ...also] = rows;
  const others = sessions.filter((session) => rows.every((row) => row.session !== session.id));
  const first = others[0];
  const [place, setPlace] = useState<Place>(
    first ? { is: "session", session: first.id } : { is: "unit", unit: "" },
  );
  const [on, setOn] = useState(first?.date ?? "");
  const save = useAct("make_ups.save", { done: t("make_ups.saved") });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(
      {
        session: row.session,
        member: row.member,
        on,
        at_session: place.is === "session" ? place.session : null,
        at_unit: place.is === "unit" ? place.unit : "",
        also: also.map(({ session, member }) => ({ session, member })),
      },
      { onSuccess: onClose },
    );
  };
  const atSession = (id: string) => {
    setPlace({ is: "session", session: id });
    setOn(others.find((session) => session.id === id)?.date ?? on);
  };
  return (
    <Dialog
      onClose={onClose}
      size="lg"
      title={
        also.length > 0 ? (
          t("make_ups.form_title_many", { count: new Set(rows.map(({ member }) => member)).size })
        ) : (
          <span className="person-name">{t("make_ups.form_title", { name: row.name })}</span>
        )
      }
      data-testid="make-up-form"
    >
      <form onSubmit={submit}>
        <Stack>
          <Missed rows={rows} />
          <Radio.Group
            label={t("make_ups.where")}
            value={place.is}
            onChange={(is) =>
              is === "session" && first ? atSession(first.id) : setPlace({ is: "unit", unit: "" })
            }
          >
            <Stack gap="xs" mt={4}>
              <Radio
                value="session"
                label={t("make_ups.at_session")}
                disabled={!first}
                data-testid="make-up-at-session"
              />
              <Radio value="unit" label={t("make_ups.at_unit")} data-testid="make-up-at-unit" />
            </Stack>
          </Radio.Group>
          {place.is === "session" ? (
            <NativeSelect
              id="make-up-session"
              data-testid="make-up-session"
              label={t("make_ups.session")}
              value={place.session}
              onChange={(event) => atSession(event.currentTarget.value)}
              data={others.map((session) => ({ value: session.id, label: session.label }))}
            />
          ) : (
            <TextInput
              id="make-up-unit"
              data-testid="make-up-unit"
              label={t("make_ups.unit")}
              placeholder={t("make_ups.unit_example")}
              value={place.unit}
              error={fieldError(save.error, "at_unit")}
              onChange={(event) => setPlace({ is: "unit", unit: event.currentTarget.value })}
            />
          )}
          <DateInput
            testId="make-up-on"
            label={t("make_ups.on")}
            w={200}
            value={on}
            onChange={setOn}
            error={fieldError(save.error, "on")}
          />
          <ErrorNote error={otherError(save.error, ["on", "at_unit"])} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("common.cancel")}
            </Button>
            <Button type="submit" loading={save.isPending} data-testid="make-up-save">
              {t("common.save")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

/** Which session was missed, by whom: one act writes exactly these. */
function Missed({ rows }: { rows: readonly MakeUpRow[] }) {
  const { t } = useTranslation();
  const sessions = new Map<string, MakeUpRow[]>();
  for (const row of rows) sessions.set(row.session, [...(sessions.get(row.session) ?? []), row]);
  return (
    <div style={{ maxHeight: 120, overflowY: "auto" }} data-testid="make-up-missed">
      {[...sessions].map(([session, missed]) => (
        <Text key={session}>
          {t("make_ups.missed", { session: missed[0]?.session_label })}
          {rows.length > 1 && (
            <span className="person-name">: {missed.map(({ name }) => name).join(", ")}</span>
          )}
        </Text>
      ))}
    </div>
  );
}
