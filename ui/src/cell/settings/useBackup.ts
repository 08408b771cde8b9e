import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dialogs } from "../../door";
import { useAct } from "../queries";

/** Writes a copy to a folder or stick that the person chooses, and says where it is. */
export function useBackup() {
  const { t } = useTranslation();
  const [failure, setFailure] = useState<unknown>(null);
  const act = useAct("backup.make", { done: (made) => t("backup.done", { path: made.path }), touches: [] });
  const make = async () => {
    setFailure(null);
    try {
      const to = await dialogs.folder();
      if (to) await act.mutateAsync({ to });
    } catch (error) {
      setFailure(error);
    }
  };
  return { make, busy: act.isPending, error: failure };
}
