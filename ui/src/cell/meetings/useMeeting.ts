import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { call } from "../../door";
import { useWriting } from "../lists/useWriting";
import { useCall } from "../queries";
import type { Meeting } from "../types";

/** The meeting in the address, for the tabs of its page; undefined until it is read. */
export function useMeeting(): Meeting | undefined {
  const { meeting: id } = useParams({ from: "/meetings/$meeting" });
  return useCall("meetings.get", { id }).data;
}

type MeetingPaper =
  | "papers.meeting_notice"
  | "papers.meeting_agenda"
  | "papers.meeting_minutes"
  | "papers.meeting_resolution";

/** Writes a paper of a meeting where the person chooses. */
export function useMeetingPaper(meeting: string) {
  const { t } = useTranslation();
  const { write, writing } = useWriting();
  const print = (paper: MeetingPaper, issue = false) => {
    const file = t(`meetings.file.${paper.replace("papers.meeting_", "")}`);
    void write(file, (out) => call(paper, { meeting, out, issue }));
  };
  return { print, writing };
}
