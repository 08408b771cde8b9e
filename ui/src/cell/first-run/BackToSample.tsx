import { useTranslation } from "react-i18next";
import { profiles } from "../../door";
import { openAnew, sampleIsKnown } from "../frame/SampleStrip";
import { showRefusal } from "../notices";

/** Whoever came from the sample data may look at it again. */
export function BackToSample() {
  const { t } = useTranslation();
  if (!sampleIsKnown()) return null;
  const back = () => {
    profiles
      .backToSample()
      .then(() => openAnew())
      .catch(showRefusal);
  };
  return (
    <button type="button" className="plain-button" onClick={back} data-testid="back-to-sample">
      {t("sample.back")}
    </button>
  );
}
