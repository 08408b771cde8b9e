import { Button, Group, Text } from "@mantine/core";
import { IconEyeOff, IconLock, IconSearch } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { shownKeys } from "../../design/shortcuts";
import { useCell } from "./context";

interface Props {
  onSearch: () => void;
  onLock: () => void;
  onGuide: () => void;
  namesHidden: boolean;
  onShowNames: () => void;
}

export function TopBar({ onSearch, onLock, onGuide, namesHidden, onShowNames }: Props) {
  const { t } = useTranslation();
  const status = useCell();
  return (
    <header className="frame-top not-printed">
      <Text
        fw={700}
        fz="lg"
        c="book.8"
        truncate
        maw={330}
        title={status.cell_name ?? ""}
        data-testid="cell-name"
      >
        {status.cell_name}
      </Text>
      <button type="button" className="search-button" onClick={onSearch} data-testid="search-open">
        <IconSearch size={20} aria-hidden />
        {t("search.open")}
      </button>
      <Group gap="sm" ml="auto" wrap="nowrap" miw={0} flex="0 1 auto">
        {namesHidden && (
          <Button
            variant="light"
            color="ink"
            leftSection={<IconEyeOff size={20} aria-hidden />}
            onClick={onShowNames}
          >
            {t("frame.names_hidden")}
          </Button>
        )}
        <Text className="person-name" truncate data-testid="person-at-work">
          {status.person?.name}
        </Text>
        <Button
          variant="default"
          flex="none"
          px="sm"
          onClick={onGuide}
          title={`${t("guide.of_page")} (${shownKeys("general", "guide").join(", ")})`}
          aria-label={t("guide.of_page")}
          data-testid="guide-open"
        >
          ?
        </Button>
        <Button
          variant="default"
          flex="none"
          leftSection={<IconLock size={20} aria-hidden />}
          onClick={onLock}
          data-testid="lock"
        >
          {t("frame.lock")}
        </Button>
      </Group>
    </header>
  );
}
