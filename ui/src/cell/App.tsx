import { Center, Loader, Stack } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../design/ErrorNote";
import { LockPage } from "./lock/LockPage";
import { LeavingDialog } from "./outbox/LeavingDialog";
import { useActivity, useLeaving } from "./outbox/useLeaving";
import { useHurryWhenHidden, useOutboxInStep } from "./outbox/useOutbox";
import { useStatus, useTouched } from "./queries";
import type { Status } from "./types";

const FirstRun = lazy(() => import("./first-run/FirstRun"));
const Frame = lazy(() => import("./frame/Frame"));

type Page = { is: "first_run" } | { is: "locked"; status: Status } | { is: "open"; status: Status };

function pageFor(status: Status, making: boolean): Page {
  if (making || !status.exists) return { is: "first_run" };
  return status.unlocked ? { is: "open", status } : { is: "locked", status };
}

/** Shows the first run, the lock page or the book. */
export function App() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const status = useStatus();
  /** The first run goes on after the book exists, because the recovery sheet comes last. */
  const [making, setMaking] = useState(false);
  useTouched();
  useOutboxInStep();
  useHurryWhenHidden();
  useLeaving();
  useActivity();
  if (status.isPending) return <Opening label={t("common.loading")} />;
  if (status.isError) {
    return (
      <Center h="100%">
        <Stack maw={700} p="xl">
          <ErrorNote error={status.error} onRetry={() => void status.refetch()} />
        </Stack>
      </Center>
    );
  }
  const page = pageFor(status.data, making);
  return (
    <Suspense fallback={<Opening label={t("common.loading")} />}>
      {page.is === "first_run" && (
        <FirstRun
          onBegun={() => setMaking(true)}
          onDone={() => {
            setMaking(false);
            void queries.invalidateQueries();
          }}
        />
      )}
      {page.is === "locked" && <LockPage status={page.status} />}
      {page.is === "open" && <Frame status={page.status} />}
      <LeavingDialog />
    </Suspense>
  );
}

function Opening({ label }: { label: string }) {
  return (
    <Center h="100%" role="status" aria-label={label}>
      <Loader />
    </Center>
  );
}
