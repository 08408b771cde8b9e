import { Center, Loader, Modal } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, api, type Me, onExpiry } from "../api";
import { Failure } from "../parts/Failure";
import { LoginForm } from "./LoginForm";
import { LoginPage } from "./LoginPage";
import { SecondFactorPage } from "./SecondFactorPage";
import { type Session, SessionContext } from "./session";

type State =
  | { kind: "opening" }
  | { kind: "away"; error: Error }
  | { kind: "out" }
  | { kind: "in"; me: Me }
  | { kind: "expired"; me: Me };

/** Renders the pages for the officer who is logged in. When the log-in expires the pages stay, covered, so that nothing typed is lost. */
export function SessionGate({ children }: { children: ReactNode }) {
  const [state, setState] = useState<State>({ kind: "opening" });
  const queries = useQueryClient();

  const open = useCallback(() => {
    setState({ kind: "opening" });
    api.me().then(
      (me) => setState({ kind: "in", me }),
      (error: Error) =>
        setState(
          error instanceof ApiError && error.status === 401 ? { kind: "out" } : { kind: "away", error },
        ),
    );
  }, []);
  useEffect(open, [open]);

  useEffect(
    () => onExpiry(() => setState((now) => (now.kind === "in" ? { kind: "expired", me: now.me } : now))),
    [],
  );

  const entered = (me: Me) => {
    if (state.kind === "expired" && state.me.name !== me.name) {
      // Someone else's pages are not for this person.
      location.assign("/");
      location.reload();
      return;
    }
    setState({ kind: "in", me });
    void queries.invalidateQueries();
  };

  const logout = useCallback(async () => {
    await api.logout().catch(() => undefined);
    queries.clear();
    location.hash = "#/";
    setState({ kind: "out" });
  }, [queries]);

  const me = state.kind === "in" || state.kind === "expired" ? state.me : null;
  const live = state.kind === "in";
  /** The pages stay where they are; only what is known of the account changes. */
  const refresh = useCallback(() => {
    api.me().then(
      (me) => setState((now) => (now.kind === "in" ? { kind: "in", me } : now)),
      () => undefined,
    );
  }, []);
  const session = useMemo<Session | null>(
    () => (me ? { me, live, logout, refresh } : null),
    [me, live, logout, refresh],
  );

  if (state.kind === "opening") {
    return (
      <Center h="100vh">
        <Loader />
      </Center>
    );
  }
  if (state.kind === "away") return <Failure error={state.error} retry={open} />;
  if (!session) return <LoginPage entered={entered} />;
  if (live && session.me.second_factor === "needed") {
    return <SecondFactorPage done={refresh} logout={() => void logout()} />;
  }
  return (
    <SessionContext value={session}>
      {children}
      <ExpiredLogin open={!live} name={session.me.name} entered={entered} />
    </SessionContext>
  );
}

function ExpiredLogin({ open, name, entered }: { open: boolean; name: string; entered: (me: Me) => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={open}
      onClose={() => undefined}
      fullScreen
      withCloseButton={false}
      closeOnEscape={false}
      zIndex={5000}
      transitionProps={{ duration: 0 }}
      title={t("login.expired_title")}
      data-testid="expired"
    >
      <Center>
        <LoginForm entered={entered} name={name} note={t("login.expired")} />
      </Center>
    </Modal>
  );
}
