import { Button, Group, NumberInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAct } from "../queries";
import { type Cut, cutsNothing, keptPart, SIDES, withSide } from "./cropping";

interface Props {
  id: string;
  cut: Cut;
  onChange: (cut: Cut) => void;
  /** The page has been replaced by its part, or stays whole. */
  onDone: (cropped: boolean) => void;
}

/** Four numbers, so that a page can be cropped with keys alone; the frame over the picture follows them. */
export function CropPanel({ id, cut, onChange, onDone }: Props) {
  const { t } = useTranslation();
  const crop = useAct("attachments.crop", { notifies: true, done: t("pages.cropped") });
  const accept = () => crop.mutate({ id, ...keptPart(cut) }, { onSuccess: () => onDone(true) });
  return (
    <Group gap="xs" align="flex-end" data-testid="crop-panel" role="group" aria-label={t("pages.crop")}>
      {SIDES.map((side) => (
        <NumberInput
          key={side}
          id={`crop-${side}`}
          data-testid={`crop-${side}`}
          label={t(`pages.crop_side.${side}`)}
          w={120}
          min={0}
          max={90}
          step={1}
          suffix=" %"
          value={cut[side]}
          onChange={(value) => onChange(withSide(cut, side, Number(value) || 0))}
        />
      ))}
      <Button variant="default" onClick={() => onDone(false)} data-testid="crop-cancel">
        {t("pages.crop_cancel")}
      </Button>
      <Button loading={crop.isPending} disabled={cutsNothing(cut)} onClick={accept} data-testid="crop-accept">
        {t("pages.crop_accept")}
      </Button>
    </Group>
  );
}
