import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type Answer, call, type Request } from "../../door";
import type { SuperiorRound } from "../types";

interface Said {
  documents: string[];
  from: string;
  to: string;
  copy_of: string;
}

/** What a new round would be filled with, and what is doubtful about it. Half a date is no reason for an error here. */
export function useProposed(said: Said, parent: SuperiorRound | null): Answer<"rounds.propose"> | undefined {
  const { documents, from, to, copy_of } = said;
  return useProposal({
    documents,
    from,
    to,
    copy_of,
    parent_round: parent?.id ?? "",
    deadline: parent?.deadline ?? "",
  });
}

/** The same for any round. */
export function useProposal(request: Request<"rounds.propose">): Answer<"rounds.propose"> | undefined {
  const read = useQuery({
    queryKey: ["rounds.propose", request],
    queryFn: () => call("rounds.propose", request),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  return read.data;
}
