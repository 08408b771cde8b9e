import { Button, NativeSelect, Radio, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, type GuestCandidate, type OpenedGuest } from "../api";
import { Refused } from "../parts/Refused";
import { useDecision } from "./useDecision";

interface Props {
  guest: OpenedGuest;
  close: () => void;
}

const keyOf = (one: GuestCandidate) => `${one.unit} ${one.member}`;

/** The one member in whom everything agrees is chosen beforehand; the officer decides. */
function plainOne(candidates: readonly GuestCandidate[]): string {
  const plain = candidates.filter((one) => one.same_name && one.same_year && one.same_unit);
  return plain.length === 1 && plain[0] ? keyOf(plain[0]) : "";
}

/** The members whom a guest may be, the likeliest first. */
export function Candidates({ guest, close }: Props) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(() => plainOne(guest.candidates));
  const [round, setRound] = useState(guest.line.round ?? "");
  const who = guest.candidates.find((one) => keyOf(one) === chosen);
  const { line } = guest;
  const confirm = useDecision(
    () =>
      api.confirmGuest(line.unit, line.guest, {
        home: who?.unit ?? "",
        member: who?.member ?? "",
        round: round || null,
      }),
    t("guests.confirmed", { home: who?.unit_name ?? "" }),
    close,
  );
  if (guest.candidates.length === 0) return <Text data-testid="guest-nobody">{t("guests.nobody")}</Text>;
  return (
    <>
      <Radio.Group label={t("guests.who")} value={chosen} onChange={setChosen}>
        <Stack gap="xs" mt={4}>
          {guest.candidates.map((one) => (
            <Radio
              key={keyOf(one)}
              value={keyOf(one)}
              label={`${[one.name, one.born].filter(Boolean).join(", ")} – ${one.unit_name}`}
              description={<Agrees one={one} />}
              data-testid="guest-candidate"
            />
          ))}
        </Stack>
      </Radio.Group>
      {line.round === null && (
        <NativeSelect
          label={t("guests.which_round")}
          value={round}
          onChange={(event) => setRound(event.currentTarget.value)}
          data={[
            { value: "", label: t("guests.choose_round") },
            ...guest.rounds.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          data-testid="guest-round"
        />
      )}
      <Refused error={confirm.error} testId="guest-refused" />
      <Button
        disabled={!who || round === ""}
        loading={confirm.isPending}
        onClick={() => confirm.mutate()}
        data-testid="guest-confirm"
      >
        {who ? t("guests.confirm", { home: who.unit_name }) : t("guests.confirm_who")}
      </Button>
    </>
  );
}

function Agrees({ one }: { one: GuestCandidate }) {
  const { t } = useTranslation();
  const said = [
    one.same_name && t("guests.agrees.name"),
    one.same_year && t("guests.agrees.year"),
    one.same_unit && t("guests.agrees.unit"),
    one.left && t("guests.agrees.left"),
    !one.has_round && t("guests.agrees.no_round"),
    one.confirmed_before && t("guests.agrees.before"),
  ];
  return <>{said.filter(Boolean).join(" · ")}</>;
}
