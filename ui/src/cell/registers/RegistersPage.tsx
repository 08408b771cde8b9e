import { Button, SimpleGrid } from "@mantine/core";
import { IconChevronRight, IconFileText } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { REGISTERS } from "../../generated/registers";
import { number } from "../../i18n/formats";
import { PageHead } from "../frame/PageHead";
import { ReceivedLink } from "../inspections/ReceivedLink";
import { PeriodPapers } from "../period-papers/PeriodPapers";
import { useCall } from "../queries";
import { ReturnsLink } from "../returns/ReturnsLink";
import { useWords } from "./described";
import "../home/home.css";

/** All registers, with how many rows each has and how many are late. */
export default function RegistersPage() {
  const { t } = useTranslation();
  const { label, counted } = useWords();
  const [papers, setPapers] = useState(false);
  const overview = useCall("register.overview", {}, { fresh: true });
  const counts = new Map(overview.data?.registers.map((count) => [count.register, count]));
  return (
    <div data-testid="page-registers">
      <PageHead title={t("registers.title")}>
        <Button component={Link} to="/verify-paper" variant="default" data-testid="to-verify-paper">
          {t("verify_paper.open")}
        </Button>
        <Button
          variant="default"
          leftSection={<IconFileText aria-hidden />}
          onClick={() => setPapers(true)}
          data-testid="period-papers-open"
        >
          {t("period_papers.title")}
        </Button>
      </PageHead>
      {papers && <PeriodPapers onClose={() => setPapers(false)} />}
      <ErrorNote error={overview.error} onRetry={() => void overview.refetch()} />
      <SimpleGrid cols={2} spacing="sm">
        {REGISTERS.filter((register) => register.listed).map((register) => {
          const count = counts.get(register.name);
          return (
            <div key={register.name}>
              <Link
                to="/registers/$register"
                params={{ register: register.name }}
                search={{}}
                className="task"
                data-testid={`register-${register.name}`}
              >
                <span>
                  <b>{label(register)}</b>
                  {count && (
                    <span className="quiet task-label">
                      {count.rows === 0
                        ? t("registers.no_rows")
                        : `${number(count.rows)} ${counted(register)}`}
                    </span>
                  )}
                </span>
                <IconChevronRight aria-hidden />
              </Link>
              {count && count.late > 0 && (
                <Link
                  to="/registers/$register"
                  params={{ register: register.name }}
                  search={{ late: true }}
                  className="register-late"
                  data-testid={`late-${register.name}`}
                >
                  {t("registers.late", { count: count.late })}
                </Link>
              )}
            </div>
          );
        })}
        <ReceivedLink />
        <ReturnsLink />
      </SimpleGrid>
    </div>
  );
}
