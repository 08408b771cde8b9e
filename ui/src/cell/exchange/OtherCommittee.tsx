import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { fieldError } from "../../design/ErrorNote";
import type { Request } from "../../door";

interface Asking {
  error: unknown;
  variables: Request<"exchange.enrol"> | undefined;
  isPending: boolean;
}

/** Whether the invite is of another committee than the one that the book is joined to: refused, or being asked again with a day. */
export function isOtherCommittee({ error, variables, isPending }: Asking): boolean {
  if (error instanceof Error && "code" in error && error.code === "other_committee") return true;
  return variables?.under_since != null && (isPending || fieldError(error, "under_since") !== undefined);
}

interface Props {
  error: unknown;
  pending: boolean;
  /** Since which day the cell stands under the other committee. */
  onMove: (since: string) => void;
}

/** Both committees, and what becomes of what the former one sent. Nothing is joined until a person says since when. */
export function OtherCommittee({ error, pending, onMove }: Props) {
  const { t } = useTranslation();
  const [since, setSince] = useState("");
  // The names stay on the page while a day is corrected.
  const first = useRef(error instanceof Error ? error.message : "");
  return (
    <Alert color="yellow" role="alert" title={t("enrol.other_committee")} data-testid="other-committee">
      <Stack gap="sm">
        <Text>{first.current}</Text>
        <Group align="flex-end">
          <DateInput
            label={t("enrol.under_since")}
            value={since}
            onChange={setSince}
            error={fieldError(error, "under_since")}
            testId="other-committee-since"
          />
          <Button
            variant="default"
            loading={pending}
            disabled={since === ""}
            onClick={() => onMove(since)}
            data-testid="other-committee-move"
          >
            {t("enrol.move")}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
