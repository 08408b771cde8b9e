// After the design system's own styles, which it corrects.
import "./console.css";
import { useEffect, useRef } from "react";
import { ArrivalsPage } from "./arrivals/ArrivalsPage";
import { DocumentsPage } from "./documents/DocumentsPage";
import { IssueDocumentsPage } from "./documents/IssueDocumentsPage";
import { EssayPage } from "./essays/EssayPage";
import { HandedInPage } from "./essays/HandedInPage";
import { FormPage } from "./forms/FormPage";
import { FormsPage } from "./forms/FormsPage";
import { NewFormPage } from "./forms/NewFormPage";
import { RenewPage } from "./forms/RenewPage";
import { Frame } from "./frame/Frame";
import { GradingPage } from "./grading/GradingPage";
import { GuestsPage } from "./guests/GuestsPage";
import { InspectionsPage } from "./inspections/InspectionsPage";
import { CorrectPage } from "./issue/CorrectPage";
import { IssuePage } from "./issue/IssuePage";
import { LaptopsPage } from "./laptops/LaptopsPage";
import { ActsPage } from "./logs/ActsPage";
import { NamesLogPage } from "./logs/NamesLogPage";
import { PaperCheckPage } from "./papers/PaperCheckPage";
import { type Place, pageKey, usePlace } from "./parts/place";
import { RegisterPage } from "./registers/RegisterPage";
import { ReportPage } from "./reports/ReportPage";
import { ReturnsPage } from "./returns/ReturnsPage";
import { RoundsPage } from "./rounds/RoundsPage";
import { RoundTablePage } from "./rounds/RoundTablePage";
import { SilentPage } from "./rounds/SilentPage";
import { SetAsidePage } from "./setaside/SetAsidePage";
import { UnitsPage } from "./units/UnitsPage";

export function Pages() {
  const place = usePlace();
  const here = pageKey(place);
  const before = useRef(here);
  useEffect(() => {
    if (before.current === here) return;
    before.current = here;
    scrollTo(0, 0);
    // The focus moves to the new page, so that a person with a keyboard or a screen reader starts there.
    document.getElementById("content")?.focus({ preventScroll: true });
  }, [here]);
  return (
    <Frame page={place.page}>
      <Page key={here} place={place} />
    </Frame>
  );
}

function Page({ place }: { place: Place }) {
  switch (place.page) {
    case "rounds":
      return <RoundsPage />;
    case "table":
      return <RoundTablePage roundId={place.round} opened={place.opened ?? null} />;
    case "silent":
      return <SilentPage roundId={place.round} />;
    case "correct":
      return <CorrectPage roundId={place.round} />;
    case "essays":
      return <HandedInPage roundId={place.round} />;
    case "essay":
      return <EssayPage which={place} />;
    case "grading":
      return <GradingPage roundId={place.round} />;
    case "register":
      return <RegisterPage name={place.register} />;
    case "paper_check":
      return <PaperCheckPage />;
    case "documents":
      return <DocumentsPage />;
    case "report":
      return <ReportPage />;
    case "issue_documents":
      return <IssueDocumentsPage />;
    case "issue":
      return <IssuePage />;
    case "arrivals":
      return <ArrivalsPage />;
    case "units":
      return <UnitsPage />;
    case "laptops":
      return <LaptopsPage />;
    case "set_aside":
      return <SetAsidePage />;
    case "guests":
      return <GuestsPage />;
    case "inspections":
      return <InspectionsPage />;
    case "returns":
      return <ReturnsPage />;
    case "forms":
      return <FormsPage />;
    case "form":
      return <FormPage formId={place.form} />;
    case "new_form":
      return <NewFormPage />;
    case "renew_form":
      return <RenewPage formId={place.form} />;
    case "acts":
      return <ActsPage />;
    case "names_log":
      return <NamesLogPage />;
  }
}
