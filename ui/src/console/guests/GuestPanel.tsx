import { Drawer, NativeSelect, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type GuestLine, type OpenedGuest } from "../api";
import { Failure, Opening } from "../parts/Failure";
import { hourAndDay } from "../parts/moments";
import { Candidates } from "./Candidates";
import { ReasonForm } from "./ReasonForm";

interface Props {
  line: GuestLine;
  close: () => void;
}

/** One guest with the name. Opening it is written down and told to every cell of which a member is shown. */
export function GuestPanel({ line, close }: Props) {
  const { t } = useTranslation();
  const [home, setHome] = useState("");
  const opened = useQuery({
    queryKey: ["guests", "opened", line.unit, line.guest, home],
    queryFn: () => api.guest(line.unit, line.guest, home),
    staleTime: 60_000,
    gcTime: 0,
  });
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size={560}
      title={`${line.unit_name} · ${line.date}`}
      closeButtonProps={{ "aria-label": t("close"), size: "lg" }}
      transitionProps={{ duration: 100 }}
      className="no-print"
      data-testid="guest-panel"
    >
      {opened.data ? (
        <Guest guest={opened.data} home={home} setHome={setHome} close={close} />
      ) : opened.error ? (
        <Failure error={opened.error} retry={() => void opened.refetch()} />
      ) : (
        <Opening />
      )}
    </Drawer>
  );
}

interface GuestProps {
  guest: OpenedGuest;
  home: string;
  setHome: (home: string) => void;
  close: () => void;
}

function Guest({ guest, home, setHome, close }: GuestProps) {
  const { t } = useTranslation();
  const { line } = guest;
  const confirmed = line.state === "confirmed";
  return (
    <Stack>
      <div>
        <Text fw={600} data-testid="guest-name">
          {[guest.name, guest.born].filter(Boolean).join(", ")}
        </Text>
        <Text>{t("guests.says", { home: line.home_said })}</Text>
        <Text size="sm" c="ink.7">
          {t("handed_in.logged", { at: hourAndDay(guest.logged_at) })}
        </Text>
      </div>
      {confirmed ? (
        <>
          <Text>{t("guests.state.confirmed", { home: line.home })}</Text>
          <ReasonForm line={line} what="withdraw" close={close} />
        </>
      ) : (
        <>
          <Candidates key={home} guest={guest} close={close} />
          <NativeSelect
            label={t("guests.look")}
            description={t("guests.look_note")}
            value={home}
            onChange={(event) => setHome(event.currentTarget.value)}
            data={[
              { value: "", label: t("guests.by_name") },
              ...guest.cells.map((cell) => ({ value: cell.id, label: cell.name })),
            ]}
            data-testid="guest-look"
          />
          {line.state !== "refused" && <ReasonForm line={line} what="refuse" close={close} />}
        </>
      )}
    </Stack>
  );
}
