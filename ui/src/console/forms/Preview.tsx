import { Checkbox, Paper, Radio, Stack, Text, Textarea, TextInput, Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { FormItem } from "../api";

/** The form as the cells see it. Nothing can be typed here. */
export function Preview({ items }: { items: readonly FormItem[] }) {
  const { t } = useTranslation();
  return (
    <Paper withBorder data-testid="form-preview">
      <Title order={2} size="h4" mb="xs">
        {t("forms.preview")}
      </Title>
      <Stack gap="sm">
        {items.map((item) => (
          <Item key={item.name} item={item} />
        ))}
      </Stack>
    </Paper>
  );
}

function Item({ item }: { item: FormItem }) {
  const { t } = useTranslation();
  const shared = {
    label: item.label,
    description: [item.hint, item.conditional && t("forms.conditional")].filter(Boolean).join(" · "),
    withAsterisk: item.required,
    readOnly: true,
    value: "",
  };
  switch (item.kind) {
    case "group":
      return (
        <Title order={3} size="h5">
          {item.label}
        </Title>
      );
    case "note":
      return <Text style={{ whiteSpace: "pre-wrap" }}>{item.label}</Text>;
    case "text":
      return <Textarea {...shared} rows={2} />;
    case "integer":
    case "decimal":
    case "date":
      return <TextInput {...shared} placeholder={t(`forms.type.${item.kind}`)} />;
    case "select_one":
      return (
        <Radio.Group label={shared.label} description={shared.description} withAsterisk={item.required}>
          <Stack gap={4} mt={4}>
            {item.choices.map((choice) => (
              <Radio key={choice.name} value={choice.name} label={choice.label} disabled />
            ))}
          </Stack>
        </Radio.Group>
      );
    case "select_multiple":
      return (
        <Checkbox.Group label={shared.label} description={shared.description} withAsterisk={item.required}>
          <Stack gap={4} mt={4}>
            {item.choices.map((choice) => (
              <Checkbox key={choice.name} value={choice.name} label={choice.label} disabled />
            ))}
          </Stack>
        </Checkbox.Group>
      );
  }
}
