import { List, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { useCall } from "../queries";

interface Props {
  id: string;
  /** A document is named with every round that studies it; any other record only with rounds whose figures are final. */
  all?: boolean;
}

/** Names the rounds that a deletion touches, before it is confirmed. */
export function DeletionReach({ id, all = false }: Props) {
  const { t } = useTranslation();
  const reach = useCall("undo.reach", { id }, { fresh: true });
  const rounds = (reach.data?.rounds ?? []).filter(({ state }) => all || state === "finalised");
  if (reach.error) return <ErrorNote error={reach.error} />;
  if (rounds.length === 0) return null;
  return (
    <span data-testid="deletion-reach">
      <Text component="span" display="block" mt="sm" fw={600}>
        {t(all ? "deletion.document_used" : "deletion.finalised")}
      </Text>
      <List component="ul">
        {rounds.map((round) => (
          <List.Item key={round.id}>
            {t("deletion.round", { title: round.title, state: t(`round_state.${round.state}`) })}
          </List.Item>
        ))}
      </List>
      <Text component="span" display="block">
        {t(all ? "deletion.document_then" : "deletion.finalised_then")}
      </Text>
    </span>
  );
}
