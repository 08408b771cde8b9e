import { Button, Group, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
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
  /** More to narrow the list by. */
  children?: ReactNode;
  /** What is done with the rows that are shown. */
  aside?: ReactNode;
}

/** On a small screen only the field that looks for words is always there, so that rows are in sight below it. */

export function FilterLine({ testId, label, withPeriod = false, filter, onChange, ...more }: Props) {
  const { t } = useTranslation();
  const [unfolded, setUnfolded] = useState(false);
  const narrowed = more.narrowed || filter.from !== "" || filter.until !== "";
  const folds = withPeriod || more.children !== undefined;
  const set = (part: Partial<Filter>) => onChange({ ...filter, ...part });
  const showAll = () => {
    onChange(NO_FILTER);
    more.onAll?.();
  };
  return (
    <Group mb="sm" gap="md" align="flex-end" className="not-printed filter-line">
      <TextInput
        id={`${testId}-find`}
        data-testid={`${testId}-find`}
        label={label}
        className="filter-find"
        value={filter.text}
        onChange={(event) => set({ text: event.currentTarget.value })}
      />
      {folds && (
        <Button
          variant="default"
          className="filter-fold"
          aria-expanded={unfolded || narrowed}
          onClick={() => setUnfolded(!unfolded)}
          data-testid={`${testId}-more`}
        >
          {t("lists.more")}
        </Button>
      )}
      {folds && (
        <div className="filter-more" data-open={unfolded || narrowed || undefined}>
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
        </div>
      )}
      {more.aside}
      {(isNarrowed(filter) || more.narrowed) && (
        <Button variant="subtle" onClick={showAll} data-testid={`${testId}-all`}>
          {t("lists.show_all")}
        </Button>
      )}
    </Group>
  );
}
