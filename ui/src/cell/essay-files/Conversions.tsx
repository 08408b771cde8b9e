import { useTranslation } from "react-i18next";
import type { TextPreview } from "../types";

interface Props {
  conversions: TextPreview["conversions"];
}

/** Lines as they stand in the file, and as they will be read. */
export function Conversions({ conversions }: Props) {
  const { t } = useTranslation();
  if (conversions.length === 0) return null;
  return (
    <table className="table" data-testid="text-conversions">
      <thead>
        <tr>
          <th scope="col">{t("import.before")}</th>
          <th scope="col">{t("import.after")}</th>
        </tr>
      </thead>
      <tbody>
        {conversions.map(({ before, after }) => (
          <tr key={before}>
            <td>{before}</td>
            <td>
              <b>{after}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
