import { useNavigate, useRouter, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PageHead } from "../frame/PageHead";
import Guide from "./Guide";
import { ahead, begunAt, stepped } from "./trail";

const FIRST = "start";

/** Sections have addresses, so that the keys of the browser go back and forward as the buttons do, and out to the page that asked. */
export default function GuidePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { history } = useRouter();
  const { section = FIRST } = useSearch({ strict: false }) as { section?: string };
  const [trail, setTrail] = useState(() => begunAt(section));
  const now = stepped(trail, section);
  if (now !== trail) setTrail(now);
  return (
    <div data-testid="page-guide">
      <Guide
        head={(acts) => <PageHead title={t("guide.title")}>{acts}</PageHead>}
        section={section}
        onSection={(name) => void navigate({ to: "/guide", search: { section: name } })}
        onBack={history.canGoBack() ? () => history.back() : undefined}
        onForward={ahead(now) ? () => history.forward() : undefined}
      />
    </div>
  );
}
