import { Alert, Button, Stack, Text } from "@mantine/core";
import { IconFileText } from "@tabler/icons-react";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { call } from "../../door";
import { moment } from "../../i18n/formats";
import { PageHead } from "../frame/PageHead";
import { PrintButton } from "../lists/PrintButton";
import { useWriting } from "../lists/useWriting";
import { useCall } from "../queries";
import type { HeldView } from "../types";
import { HeldGroup } from "./HeldGroup";
import { printedHeld } from "./printed";
import { inLanguage } from "./words";

/** Everything that the book holds on one member, to read and to hand over on paper. */
export default function HeldPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { member } = useParams({ from: "/members/$member/held" });
  const { write, writing } = useWriting();
  const held = useCall("members.held", { id: member }, { fresh: true });
  const shown = held.data;
  return (
    <div data-testid="page-held">
      <PageHead title={t("held.title")} below={shown && <Whose held={shown} />}>
        <Button
          variant="default"
          onClick={() => void navigate({ to: "/members", search: { open: member } })}
          data-testid="held-back"
        >
          {t("held.back")}
        </Button>
        <PrintButton
          testId="held-print"
          disabled={!shown}
          table={(t) => (shown ? printedHeld(t, shown) : { title: "", columns: [], rows: [] })}
        />
        <Button
          leftSection={<IconFileText aria-hidden />}
          loading={writing}
          disabled={!shown}
          onClick={() => void write(t("held.file"), (out) => call("members.held_paper", { id: member, out }))}
          data-testid="held-paper"
        >
          {t("held.paper")}
        </Button>
      </PageHead>
      <ErrorNote error={held.error} onRetry={() => void held.refetch()} />
      {shown && <Sections held={shown} />}
    </div>
  );
}

function Whose({ held }: { held: HeldView }) {
  const { t } = useTranslation();
  return (
    <>
      <span className="person-name">
        {held.name}
        {held.birth_year && ` (${held.birth_year})`}
      </span>
      {" · "}
      <span data-testid="held-count">{t("held.count", { count: held.count })}</span>
    </>
  );
}

function Sections({ held }: { held: HeldView }) {
  const { t, i18n } = useTranslation();
  return (
    <Stack gap="lg">
      <Text>{t("held.help")}</Text>
      {held.unread.length > 0 && (
        <Alert color="yellow" data-testid="held-unread">
          {t("held.unread", {
            kinds: held.unread
              .map((unread) => `${inLanguage(i18n.language, unread)} (${unread.count})`)
              .join(", "),
          })}
        </Alert>
      )}
      {held.groups.map((group) => (
        <HeldGroup key={group.kind} group={group} />
      ))}
      <Text data-testid="held-erasing">{t("held.erasing")}</Text>
      {held.openings.length > 0 && (
        <details data-testid="held-openings">
          <summary>{t("held.openings", { count: held.openings.length })}</summary>
          {held.openings.map((opening) => (
            <Text key={`${opening.at}-${opening.by}`}>
              {moment(opening.at)} · <span className="person-name">{opening.by}</span>
            </Text>
          ))}
        </details>
      )}
    </Stack>
  );
}
