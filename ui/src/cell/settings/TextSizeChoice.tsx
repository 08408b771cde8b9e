import { Radio, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { chooseTextSize, rememberedTextSize, TEXT_SIZES } from "../../design/textSize";

/** Each size is shown in itself. It holds on this laptop only. */
export function TextSizeChoice() {
  const { t } = useTranslation();
  const [size, setSize] = useState(rememberedTextSize);
  const choose = (value: string) => {
    const chosen = TEXT_SIZES.find((one) => String(one) === value);
    if (!chosen) return;
    chooseTextSize(chosen);
    setSize(chosen);
  };
  return (
    <>
      <Text>{t("text_size.help")}</Text>
      <Radio.Group value={String(size)} onChange={choose} aria-label={t("settings.text_size")}>
        <Stack gap="xs">
          {TEXT_SIZES.map((one) => (
            <Radio
              key={one}
              value={String(one)}
              data-testid={`text-size-${one}`}
              label={
                <span style={{ fontSize: `${(1.125 * one) / size}rem` }}>
                  {t("text_size.percent", { size: one })}
                </span>
              }
            />
          ))}
        </Stack>
      </Radio.Group>
    </>
  );
}
