import { Group, NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useCall } from "../queries";
import { type PeriodChoice, written, years } from "./choice";

interface Props {
  period: PeriodChoice;
  scheme: string;
  onChange: (period: PeriodChoice, scheme: string) => void;
}

/** The schemes that rate a period, the one that was chosen, and what does not agree in it. */
export function useSchemes(period: PeriodChoice, chosen: string) {
  const list = useCall("ratings.schemes", { period: written(period) });
  const all = list.data?.schemes ?? [];
  const scheme = all.find(({ id }) => id === chosen) ?? all.find(({ fits }) => fits) ?? all[0];
  return { all, scheme, error: list.error };
}

/** Which year or quarter is rated, and by which scheme. */
export function PeriodPicker({ period, scheme, onChange }: Props) {
  const { t } = useTranslation();
  const schemes = useSchemes(period, scheme);
  return (
    <Group align="end" className="filter-line">
      <NativeSelect
        id="rating-year"
        className="filter-narrow"
        data-testid="rating-year"
        label={t("ratings.year")}
        value={String(period.year)}
        onChange={(event) => onChange({ ...period, year: Number(event.currentTarget.value) }, "")}
        data={years(period.year, new Date().getFullYear())}
      />
      <NativeSelect
        id="rating-quarter"
        data-testid="rating-quarter"
        label={t("ratings.period")}
        value={String(period.quarter)}
        onChange={(event) => onChange({ ...period, quarter: Number(event.currentTarget.value) }, "")}
        data={[
          { value: "0", label: t("ratings.whole_year") },
          ...[1, 2, 3, 4].map((quarter) => ({
            value: String(quarter),
            label: t("ratings.quarter", { quarter }),
          })),
        ]}
      />
      <NativeSelect
        id="rating-scheme"
        className="filter-wide"
        data-testid="rating-scheme"
        label={t("ratings.scheme")}
        value={schemes.scheme?.id ?? ""}
        onChange={(event) => onChange(period, event.currentTarget.value)}
        data={schemes.all.map(({ id, name, fits }) => ({
          value: id,
          label: fits ? name : t("ratings.not_in_force", { name }),
        }))}
      />
    </Group>
  );
}
