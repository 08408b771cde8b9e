import { Alert } from "@mantine/core";
import type { Answer } from "../../door";

type Proposed = Answer<"rounds.propose">;

/** What is doubtful about a field, if anything. */
export function doubtAt(proposed: Proposed | undefined, field: string): string | undefined {
  return proposed?.doubts?.find((doubt) => doubt.field === field)?.sentence;
}

/** A doubt is said beside its field and holds nothing up. */
export function DoubtNote({ sentence }: { sentence: string | undefined }) {
  if (!sentence) return null;
  return (
    <Alert color="yellow" mt="xs" role="status" data-testid="doubt">
      {sentence}
    </Alert>
  );
}
