import { Checkbox } from "@mantine/core";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { useCall } from "../queries";

interface Props {
  count: number;
  /** Places of the pictures that are left out. */
  without: ReadonlySet<number>;
  onChange: (without: ReadonlySet<number>) => void;
}

/** What came from the phone. Each picture is taken unless the person leaves it out. */
export function PhonePictures({ count, without, onChange }: Props) {
  const { t } = useTranslation();
  const pictures = useCall("phone.pictures", {}, { fresh: true });
  const { refetch } = pictures;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture has come
  useEffect(() => void refetch(), [count, refetch]);
  const change = (place: number, isTaken: boolean) => {
    const next = new Set(without);
    if (isTaken) next.delete(place);
    else next.add(place);
    onChange(next);
  };
  return (
    <section aria-label={t("phone.pictures")}>
      <ErrorNote error={pictures.error} onRetry={() => void refetch()} />
      <ol className="phone-pictures" data-testid="phone-pictures">
        {pictures.data?.small.map((url, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pictures are only ever added at the end
          <li key={place}>
            <img src={url} alt={t("phone.picture", { number: place + 1 })} />
            <Checkbox
              label={t("phone.picture", { number: place + 1 })}
              checked={!without.has(place)}
              onChange={(event) => change(place, event.currentTarget.checked)}
              data-testid="phone-picture-taken"
            />
          </li>
        ))}
      </ol>
    </section>
  );
}
