import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { ErrorNote } from "../../design/ErrorNote";
import { call, type Refusal } from "../../door";
import { essayRecord } from "../outbox/items";
import { outbox } from "../outbox/useOutbox";
import type { Essay } from "../types";
import { EssayEditor } from "./EssayEditor";

/** The essay is fetched once each time it is opened, because a later answer would replace text that is being typed. */
export default function EssayPage() {
  const { round, member } = useParams({ from: "/rounds/$round/essays/$member" });
  const essay = useQuery<Essay, Refusal>({
    queryKey: ["essays.open", { round, member }],
    queryFn: async () => {
      // Text of an earlier visit that is not saved yet belongs to what is opened.
      await outbox.flush(essayRecord(round, member));
      return call("essays.open", { round, member });
    },
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <div data-testid="page-essay" className="essay-page">
      <ErrorNote error={essay.error} onRetry={() => void essay.refetch()} />
      {essay.data && (
        // The editor starts again only when the person asked for another text.
        <EssayEditor
          key={`${round}-${member}-${essay.dataUpdatedAt}`}
          essay={essay.data}
          onChanged={() => essay.refetch()}
        />
      )}
    </div>
  );
}
