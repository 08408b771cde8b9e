import { Button, Group, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { type Filter, isNarrowed, NO_FILTER } from "./filter";

interface Props {
  /** The beginning of its test ids. */
  testId: string;
  label: string;
  /** Whether the rows have a day, so that a period can be chosen. */
  withPeriod?: boolean;
  filter: Filter;
  onChange: (filter: Filter) => void;
  /** Whether the choices in `children` leave rows out, and what takes them back. */
  narrowed?: boolean;
  onAll?: () => void;
  children?: ReactNode;
}

export function FilterLine({ testId, label, withPeriod = false, filter, onChange, ...more }: Props) {
  const { t } = useTranslation();
  const set = (part: Partial<Filter>) => onChange({ ...filter, ...part });
  const showAll = () => {
    onChange(NO_FILTER);
    more.onAll?.();
  };
  return (
    <Group mb="sm" gap="md" align="flex-end" className="not-printed">
      <TextInput
        id={`${testId}-find`}
        data-testid={`${testId}-find`}
        label={label}
        w={260}
        value={filter.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      {withPeriod && (
        <>
          <DateInput
            testId={`${testId}-from`}
            label={t("lists.from")}
            w={220}
            value={filter.from}
            onChange={(from) => set({ from })}
          />
          <DateInput
            testId={`${testId}-until`}
            label={t("lists.until")}
            w={220}
            value={filter.until}
            onChange={(until) => set({ until })}
          />
        </>
      )}
      {more.children}
      {(isNarrowed(filter) || more.narrowed) && (
        <Button variant="subtle" onClick={showAll} data-testid={`${testId}-all`}>
          {t("lists.show_all")}
        </Button>
      )}
    </Group>
  );
}
