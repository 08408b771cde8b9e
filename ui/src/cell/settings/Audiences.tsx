import { Button, Checkbox, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { useAct, useCall } from "../queries";
import type { AudienceShown } from "../types";
import { OwnWords, TypeOwnWords } from "./OwnWords";

/** What only some of those who open the book may see, and who they are. */
export function Audiences() {
  const { t } = useTranslation();
  const list = useCall("people.audiences", {});
  const [printing, setPrinting] = useState(false);
  const [typing, setTyping] = useState(false);
  if (!list.data) return <ErrorNote error={list.error} />;
  const { audiences, has_own_words } = list.data;
  const waits = audiences.some(({ access }) => access === "awaited" || access === "closed");
  return (
    <Stack gap="xs" data-testid="audiences">
      <Text fw={600}>{t("audiences.title")}</Text>
      <Text>{t("audiences.help")}</Text>
      {audiences.map((audience) => (
        <OneAudience key={audience.audience} audience={audience} />
      ))}
      <Group>
        {has_own_words && (
          <Button variant="default" onClick={() => setPrinting(true)} data-testid="own-words-show">
            {t("audiences.print_words")}
          </Button>
        )}
        {waits && (
          <Button variant="default" onClick={() => setTyping(true)} data-testid="own-words-type">
            {t("audiences.type_words")}
          </Button>
        )}
      </Group>
      {printing && <OwnWords onClose={() => setPrinting(false)} />}
      {typing && <TypeOwnWords onClose={() => setTyping(false)} />}
    </Stack>
  );
}

function OneAudience({ audience }: { audience: AudienceShown }) {
  const { t } = useTranslation();
  const admit = useAct("people.admit", { touches: ["people"] });
  const { may_lead, access, people } = audience;
  const mayChoose = may_lead && (access === "open" || access === "may_begin");
  return (
    <Stack gap={4} data-testid={`audience-${audience.audience}`}>
      <Text>
        <b>{audience.name}</b> – {t(`audiences.access.${access}`)}
      </Text>
      {people
        .filter((one) => one.may_belong || one.admitted)
        .map((one) => (
          <Checkbox
            key={one.person}
            id={`admit-${audience.audience}-${one.person}`}
            data-testid={`admit-${audience.audience}-${one.person}`}
            label={<span className="person-name">{one.name}</span>}
            checked={one.admitted}
            disabled={!mayChoose || admit.isPending}
            onChange={(event) =>
              admit.mutate({
                audience: audience.audience,
                person: one.person,
                admitted: event.currentTarget.checked,
              })
            }
          />
        ))}
      <ErrorNote error={admit.error} />
    </Stack>
  );
}
