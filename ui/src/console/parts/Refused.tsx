import { Alert } from "@mantine/core";
import { useSentence } from "./sentence";

/** Why the server refused what was asked, as a sentence; nothing while there is no error. */
export function Refused({ error, testId }: { error: Error | null; testId?: string }) {
  const sentence = useSentence();
  if (!error) return null;
  return (
    <Alert color="ink" role="alert" data-testid={testId}>
      {sentence(error)}
    </Alert>
  );
}
