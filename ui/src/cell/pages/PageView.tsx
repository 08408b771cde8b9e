import { Button, Group, Text } from "@mantine/core";
import {
  IconChevronLeft,
  IconChevronRight,
  IconCrop,
  IconDownload,
  IconRotateClockwise,
  IconZoomIn,
  IconZoomOut,
} from "@tabler/icons-react";
import { type CSSProperties, type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../design/Dialog";
import { ErrorNote } from "../../design/ErrorNote";
import { dialogs } from "../../door";
import { useAct, useCall } from "../queries";
import type { EssayPage } from "../types";
import { CropPanel } from "./CropPanel";
import { type Cut, NOTHING } from "./cropping";
import { keyOf, STEPS, stepped } from "./viewing";

interface Props {
  pages: readonly EssayPage[];
  id: string;
  onShow: (id: string) => void;
  onClose: () => void;
}

/** One page as large as the window. Arrows go from page to page, + and − change the size, R turns. */
export function PageView({ pages, id, onShow, onClose }: Props) {
  const { t } = useTranslation();
  const [zoom, setZoom] = useState(0);
  const [cut, setCut] = useState<Cut | null>(null);
  const place = pages.findIndex((page) => page.id === id);
  const page = pages[place];
  const turn = useAct("attachments.turn", { notifies: true });
  if (!page) return null;
  const to = (target: number) => {
    const other = pages[target];
    if (other) onShow(other.id);
  };
  const turnIt = () => page.media === "picture" && turn.mutate({ id, clockwise: true });
  const onKeyDown = (event: KeyboardEvent) => {
    const command = cut === null ? keyOf(event.key) : null;
    if (command === null || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    if (command === "previous") to(place - 1);
    if (command === "next") to(place + 1);
    if (command === "turn") turnIt();
    if (command === "larger") setZoom((before) => stepped(before, 1));
    if (command === "smaller") setZoom((before) => stepped(before, -1));
    if (command === "whole") setZoom(0);
  };
  return (
    <Dialog
      onClose={onClose}
      fullScreen
      title={t("pages.of", { number: place + 1, count: pages.length })}
      data-testid="page-view"
      classNames={{ content: "page-view", body: "page-view-body" }}
      onKeyDown={onKeyDown}
    >
      <Group gap="xs">
        <Button
          variant="default"
          disabled={place === 0}
          onClick={() => to(place - 1)}
          leftSection={<IconChevronLeft aria-hidden />}
          data-testid="page-previous"
        >
          {t("pages.previous")}
        </Button>
        <Button
          variant="default"
          disabled={place === pages.length - 1}
          onClick={() => to(place + 1)}
          rightSection={<IconChevronRight aria-hidden />}
          data-testid="page-next"
        >
          {t("pages.next")}
        </Button>
        {page.media === "picture" && (
          <>
            <Button
              variant="default"
              disabled={zoom === STEPS.length - 1}
              onClick={() => setZoom(stepped(zoom, 1))}
              leftSection={<IconZoomIn aria-hidden />}
              data-testid="page-larger"
            >
              {t("pages.larger")}
            </Button>
            <Button
              variant="default"
              disabled={zoom === 0}
              onClick={() => setZoom(stepped(zoom, -1))}
              leftSection={<IconZoomOut aria-hidden />}
              data-testid="page-smaller"
            >
              {t("pages.smaller")}
            </Button>
            <Button
              variant="default"
              loading={turn.isPending}
              onClick={turnIt}
              leftSection={<IconRotateClockwise aria-hidden />}
              data-testid="page-view-turn"
            >
              {t("pages.turn_it")}
            </Button>
            <Button
              variant="default"
              disabled={cut !== null}
              onClick={() => {
                setZoom(0);
                setCut(NOTHING);
              }}
              leftSection={<IconCrop aria-hidden />}
              data-testid="page-crop"
            >
              {t("pages.crop")}
            </Button>
          </>
        )}
        <SaveCopy page={page} number={place + 1} />
      </Group>
      {cut && (
        <CropPanel
          id={id}
          cut={cut}
          onChange={setCut}
          onDone={(cropped) => {
            setCut(null);
            // The part is a page of its own, which the list shows in the same place.
            if (cropped) onClose();
          }}
        />
      )}
      <Shown page={page} zoom={STEPS[zoom] ?? 1} cut={cut} />
    </Dialog>
  );
}

function Shown({ page, zoom, cut }: { page: EssayPage; zoom: number; cut: Cut | null }) {
  const { t } = useTranslation();
  const picture = page.media === "picture";
  const content = useCall(
    "attachments.open",
    { id: page.id, small: false },
    { enabled: picture && page.state !== "elsewhere" },
  );
  return (
    // A long page is read by scrolling, with keys too.
    <section className="page-view-paper" tabIndex={0} aria-label={t("pages.paper")} data-autofocus>
      <ErrorNote error={content.error} onRetry={() => void content.refetch()} />
      {!picture && <Text p="lg">{t("pages.pdf_help", { name: page.name })}</Text>}
      {content.data?.url && (
        <span className={cut ? "page-cut" : undefined}>
          <img
            src={content.data.url}
            alt={t("pages.paper")}
            data-testid="page-picture"
            style={sized(zoom, cut !== null)}
          />
          {cut && (
            <span
              className="page-cut-frame"
              style={{ inset: `${cut.top}% ${cut.right}% ${cut.bottom}% ${cut.left}%` }}
            />
          )}
        </span>
      )}
    </section>
  );
}

/** While a page is cropped, its frame lies over the picture alone, which then needs a height of its own. */
function sized(zoom: number, cropping: boolean): CSSProperties {
  if (cropping) return { display: "block", maxWidth: "100%", maxHeight: "max(10rem, calc(100vh - 19.5rem))" };
  return zoom === 1 ? { maxWidth: "100%", maxHeight: "100%" } : { width: `${zoom * 40}%` };
}

function SaveCopy({ page, number }: { page: EssayPage; number: number }) {
  const { t } = useTranslation();
  const save = useAct("attachments.save_copy", {
    notifies: true,
    done: (saved) => t("pages.copied", { path: saved.path }),
  });
  const ending = page.media === "pdf" ? "pdf" : "jpg";
  const ask = () =>
    void dialogs.saveFile(t("pages.copy_name", { number, ending })).then((path) => {
      if (path) save.mutate({ id: page.id, path });
    });
  return (
    <Button
      variant="default"
      loading={save.isPending}
      disabled={page.state === "elsewhere"}
      onClick={ask}
      leftSection={<IconDownload aria-hidden />}
      data-testid="page-copy"
    >
      {t("pages.copy")}
    </Button>
  );
}
