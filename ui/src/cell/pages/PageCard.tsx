import { ActionIcon, Button, Text, Tooltip } from "@mantine/core";
import {
  IconChevronLeft,
  IconChevronRight,
  IconFileTypePdf,
  IconRotateClockwise,
  IconTrash,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useAct, useCall } from "../queries";
import type { EssayPage, EssayPages } from "../types";

interface Props {
  page: EssayPage;
  /** From 0. */
  place: number;
  count: number;
  list: EssayPages;
  onOpen: () => void;
}

export function PageCard({ page, place, count, list, onOpen }: Props) {
  const { t } = useTranslation();
  const number = place + 1;
  const turn = useAct("attachments.turn", { notifies: true });
  const move = useAct("attachments.move", { notifies: true });
  const remove = useAct("attachments.delete", { notifies: true, done: t("pages.deleted", { number }) });
  const to = (target: number) => move.mutate({ id: page.id, to: target });
  return (
    <li className="page-card" data-testid="page-card" data-state={page.state}>
      <Small page={page} number={number} onOpen={onOpen} />
      <Text fz="sm" className="page-card-name">
        <b>{t("pages.number", { number })}</b> · {t(`pages.state.${stateOf(page, list)}`)}
      </Text>
      <div className="page-card-acts">
        <Act
          label={t("pages.earlier", { number })}
          disabled={place === 0}
          onClick={() => to(place - 1)}
          testId="page-earlier"
        >
          <IconChevronLeft aria-hidden />
        </Act>
        <Act
          label={t("pages.later", { number })}
          disabled={number === count}
          onClick={() => to(place + 1)}
          testId="page-later"
        >
          <IconChevronRight aria-hidden />
        </Act>
        <Act
          label={t("pages.turn", { number })}
          disabled={page.media === "pdf"}
          onClick={() => turn.mutate({ id: page.id, clockwise: true })}
          testId="page-turn"
        >
          <IconRotateClockwise aria-hidden />
        </Act>
        <Act
          label={t("pages.delete", { number })}
          onClick={() => remove.mutate({ id: page.id })}
          testId="page-delete"
        >
          <IconTrash aria-hidden />
        </Act>
      </div>
    </li>
  );
}

function stateOf(page: EssayPage, list: EssayPages): string {
  if (page.state !== "waiting") return page.state;
  if (!list.enrolled) return "kept";
  return list.when === "usb_only" ? "usb_only" : "waiting";
}

interface SmallProps {
  page: EssayPage;
  number: number;
  onOpen: () => void;
}

function Small({ page, number, onOpen }: SmallProps) {
  const { t } = useTranslation();
  const content = useCall(
    "attachments.open",
    { id: page.id, small: true },
    { enabled: page.state !== "elsewhere" },
  );
  const fetch = useAct("attachments.fetch", { notifies: true, touches: ["essays"] });
  if (page.state === "elsewhere") {
    return (
      <div className="page-card-picture">
        <Button
          variant="default"
          size="sm"
          loading={fetch.isPending}
          onClick={() => fetch.mutate({ id: page.id })}
          data-testid="page-fetch"
        >
          {t("pages.fetch")}
        </Button>
      </div>
    );
  }
  return (
    <button
      type="button"
      className="page-card-picture"
      aria-label={t("pages.open", { number })}
      onClick={onOpen}
      data-testid="page-open"
    >
      {page.media === "pdf" && (
        <span className="page-card-pdf">
          <IconFileTypePdf size={48} aria-hidden />
          {page.name}
        </span>
      )}
      {content.data?.url && <img src={content.data.url} alt="" />}
    </button>
  );
}

interface ActProps {
  label: string;
  testId: string;
  disabled?: boolean;
  onClick: () => void;
  children: ReactNode;
}

function Act({ label, testId, disabled, onClick, children }: ActProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="ink"
        size={38}
        aria-label={label}
        disabled={disabled}
        onClick={onClick}
        data-testid={testId}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
