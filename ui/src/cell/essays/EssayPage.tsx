import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { ErrorNote } from "../../design/ErrorNote";
import { call, type Refusal } from "../../door";
import { essayRecord } from "../outbox/items";
import { outbox } from "../outbox/useOutbox";
import type { Essay } from "../types";
import { EssayEditor } from "./EssayEditor";

/** Fetched once each time it is opened: an answer that arrives while somebody writes must not take the words. */
export default function EssayPage() {
  const { round, member } = useParams({ from: "/rounds/$round/essays/$member" });
  const essay = useQuery<Essay, Refusal>({
    queryKey: ["essays.open", { round, member }],
    queryFn: async () => {
      // Words of an earlier visit that are still on their way are part of what is opened.
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
        // Written in anew only where somebody asked for another text.
        <EssayEditor
          key={`${round}-${member}-${essay.dataUpdatedAt}`}
          essay={essay.data}
          onChanged={() => essay.refetch()}
        />
      )}
    </div>
  );
}
