import { Button } from "@mantine/core";
import { IconChartBar } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  testId: string;
  children: ReactNode;
}

/** A chart that is drawn when it is asked for: the lists of a page come first. */
export function ChartToggle({ testId, children }: Props) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <div className="chart-toggle not-printed">
      <Button
        variant="default"
        size="sm"
        leftSection={<IconChartBar size={20} aria-hidden />}
        aria-expanded={shown}
        onClick={() => setShown(!shown)}
        data-testid={testId}
      >
        {t(shown ? "chart.hide" : "chart.show")}
      </Button>
      {shown && children}
    </div>
  );
}
