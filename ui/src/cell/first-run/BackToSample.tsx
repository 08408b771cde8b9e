import { useTranslation } from "react-i18next";
import { profiles } from "../../door";
import { sampleIsKnown } from "../frame/SampleStrip";
import { showRefusal } from "../notices/notices";
import { leaving } from "../outbox/useLeaving";
import { openAnew } from "../practice/practice";

/** A person who came from the sample data may go back to it. */
export function BackToSample() {
  const { t } = useTranslation();
  if (!sampleIsKnown()) return null;
  const back = async () => {
    try {
      if (!(await leaving.leave("move")).goes) return;
      await profiles.backToSample();
      openAnew();
    } catch (error) {
      showRefusal(error as Error);
    }
  };
  return (
    <button type="button" className="plain-button" onClick={() => void back()} data-testid="back-to-sample">
      {t("sample.back")}
    </button>
  );
}
