import { Alert, Button, Group, Paper, Stack, Text, Title } from "@mantine/core";
import { IconArrowLeft, IconChevronLeft, IconChevronRight, IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { date } from "../../i18n/formats";
import { api, type EssayRead, type WhichEssay } from "../api";
import { GradePanel } from "../grading/GradePanel";
import { Failure, Opening } from "../parts/Failure";
import { hourAndDay } from "../parts/moments";
import { PlaceLink } from "../parts/PlaceLink";
import { go } from "../parts/place";
import { useShortcut } from "../parts/shortcuts";
import { useTitle } from "../parts/title";
import tableStyles from "../rounds/table.module.css";
import styles from "./essay.module.css";

const PARTS = ["awareness", "self_review", "proposals"] as const;

/** An essay that answers questions shows its three parts only where something is written in them. */
function shownParts(text: EssayRead["texts"][number]) {
  return PARTS.filter((part) => text.answers.length === 0 || text[part].trim() !== "");
}

/** One essay to read. Nothing of it can be changed here. */
export function EssayPage({ which }: { which: WhichEssay }) {
  const { t } = useTranslation();
  useTitle(t("handed_in.title"));
  const { round, unit, essay: id } = which;
  const essay = useQuery({
    queryKey: ["essay", round, unit, id],
    queryFn: () => api.essay(which),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <div className={styles.page}>
      <PlaceLink to={{ page: "essays", round }} className={tableStyles.back ?? ""} data-testid="essay-back">
        <IconArrowLeft size={18} aria-hidden="true" />{" "}
        {[t("handed_in.title"), essay.data?.title].filter(Boolean).join(" – ")}
      </PlaceLink>
      {essay.data ? (
        <div className={styles.beside}>
          <div>
            <Read essay={essay.data} which={which} />
          </div>
          <GradePanel which={which} />
        </div>
      ) : essay.error ? (
        <Failure error={essay.error} retry={() => void essay.refetch()} />
      ) : (
        <Opening />
      )}
    </div>
  );
}

function Read({ essay, which }: { essay: EssayRead; which: WhichEssay }) {
  const { t, i18n } = useTranslation();
  const form = i18n.exists(`handed_in.form.${essay.form}`) ? ` · ${t(`handed_in.form.${essay.form}`)}` : "";
  const empty = essay.texts.length === 0 && essay.pages.length === 0;
  return (
    <>
      <Title order={1} data-testid="essay-name">
        {essay.name ?? t("handed_in.former_key")}
      </Title>
      <Text fw={600} data-testid="essay-unit">
        {essay.unit.name}
      </Text>
      <Text>
        {t("handed_in.on", { date: date(essay.handed_in_on) })}
        {form}
      </Text>
      <Text size="sm" mb="sm" role="status" data-testid="essay-logged">
        {t("handed_in.logged", { at: hourAndDay(essay.logged_at) })}
      </Text>
      <Neighbours essay={essay} which={which} />
      {essay.texts.length > 1 && (
        <Alert color="yellow" mb="md" data-testid="essay-beside">
          {t("handed_in.beside", { count: essay.texts.length })}
        </Alert>
      )}
      {empty && (
        <Alert color="ink" data-testid="essay-empty">
          {t("handed_in.nothing_here")}
        </Alert>
      )}
      <Stack>
        {essay.texts.map((text) => (
          <Paper key={text.at} component="article" data-testid="essay-text">
            {shownParts(text).map((part) => (
              <section key={part}>
                <Title order={2} size="h4">
                  {t(`handed_in.part.${part}`)}
                </Title>
                <p className={styles.text}>{text[part].trim() || t("handed_in.part_empty")}</p>
              </section>
            ))}
            {text.answers.map((answer, place) => (
              // Answers are known by their place only.
              // biome-ignore lint/suspicious/noArrayIndexKey: an answer never moves
              <section key={place}>
                <Title order={2} size="h4">
                  {t("handed_in.question", { number: place + 1 })}
                </Title>
                <p className={styles.text}>{answer.trim() || t("handed_in.part_empty")}</p>
              </section>
            ))}
            <Text size="sm" c="ink.7">
              {t("handed_in.written", { at: hourAndDay(text.at) })}
            </Text>
          </Paper>
        ))}
        {essay.pages.map((page, place) => (
          <PageOf key={page.id} page={page} number={place + 1} which={which} />
        ))}
      </Stack>
    </>
  );
}

/** The essays of the same cell, in the order of its list. Each one that is opened is an entry in the log. */
function Neighbours({ essay, which }: { essay: EssayRead; which: WhichEssay }) {
  const { t } = useTranslation();
  const to = (id: string | null) =>
    id === null ? undefined : () => go({ page: "essay", ...which, essay: id });
  const [previous, next] = [to(essay.previous), to(essay.next)];
  useShortcut("previous", previous);
  useShortcut("next", next);
  if (essay.count < 2) return null;
  return (
    <Group gap="xs" mb="md">
      <Button
        variant="default"
        onClick={previous}
        disabled={!previous}
        leftSection={<IconChevronLeft size={18} aria-hidden="true" />}
        aria-keyshortcuts="ArrowLeft"
        data-testid="essay-previous"
      >
        {t("handed_in.previous")}
      </Button>
      <Text data-testid="essay-place">
        {t("handed_in.place", { number: essay.number, count: essay.count })}
      </Text>
      <Button
        variant="default"
        onClick={next}
        disabled={!next}
        rightSection={<IconChevronRight size={18} aria-hidden="true" />}
        aria-keyshortcuts="ArrowRight"
        data-testid="essay-next"
      >
        {t("handed_in.next")}
      </Button>
    </Group>
  );
}

interface PageProps {
  page: EssayRead["pages"][number];
  number: number;
  which: WhichEssay;
}

function PageOf({ page, number, which }: PageProps) {
  const { t } = useTranslation();
  const address = api.pageAddress(which, page.id);
  return (
    <Paper data-testid="essay-page">
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h4">
          {t("handed_in.page", { number })}
        </Title>
        {page.opens && page.media === "application/pdf" && (
          <Button
            component="a"
            variant="default"
            href={address}
            download
            leftSection={<IconDownload size={20} aria-hidden="true" />}
            data-testid="essay-pdf"
          >
            {t("handed_in.pdf")}
          </Button>
        )}
      </Group>
      {!page.opens && <Text>{t("handed_in.page_missing")}</Text>}
      {page.opens && page.media !== "application/pdf" && (
        <div className={page.turn % 2 === 1 ? styles.lying : undefined}>
          <img
            className={styles.picture}
            src={address}
            alt={t("handed_in.page", { number })}
            style={{ transform: `rotate(${page.turn * 90}deg)` }}
          />
        </div>
      )}
    </Paper>
  );
}
