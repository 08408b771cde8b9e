import { Modal, Text, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../design/ErrorNote";
import { useCall } from "../queries";
import type { Hit } from "../types";
import { placeOf } from "./placeOf";
import "./search.css";

interface Props {
  opened: boolean;
  onClose: () => void;
}

/** "Tìm (Ctrl+K)": exact spellings first, marks or no marks. */
export function SearchBox({ opened, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("search.title")}
      size="lg"
      centered={false}
      yOffset={80}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <Search onClose={onClose} />
    </Modal>
  );
}

function Search({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const [asked] = useDebouncedValue(text.trim(), 150);
  const [at, setAt] = useState(0);
  const found = useCall("search.find", { text: asked, limit: 30 }, { enabled: asked !== "", fresh: true });
  const hits = asked === "" ? [] : (found.data?.hits ?? []);
  const go = (hit: Hit) => {
    onClose();
    void navigate(placeOf(hit));
  };
  const pressed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") setAt((n) => Math.min(n + 1, Math.max(hits.length - 1, 0)));
    else if (event.key === "ArrowUp") setAt((n) => Math.max(n - 1, 0));
    else if (event.key === "Enter" && hits[at]) go(hits[at]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <TextInput
        id="search-text"
        data-testid="search-text"
        data-autofocus
        aria-label={t("search.label")}
        placeholder={t("search.example")}
        value={text}
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls="search-hits"
        aria-activedescendant={hits[at] ? `search-hit-${at}` : undefined}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={pressed}
      />
      <ErrorNote error={found.error} />
      <div id="search-hits" role="listbox" aria-label={t("search.title")} className="search-hits">
        {hits.map((hit, index) => (
          <div
            key={`${hit.kind}-${hit.id}-${hit.member ?? ""}`}
            id={`search-hit-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            data-testid="search-hit"
            className="search-hit"
            onClick={() => go(hit)}
            onKeyDown={(event) => event.key === "Enter" && go(hit)}
          >
            <span className={hit.kind === "member" || hit.kind === "essay" ? "person-name" : undefined}>
              {hit.title}
            </span>
            <span className="quiet">
              {t(`search.kind.${hit.kind}`)}
              {hit.left && ` · ${t(`standing.${hit.left}`)}`}
              {hit.detail && ` · ${hit.detail}`}
            </span>
          </div>
        ))}
      </div>
      {asked !== "" && found.isSuccess && hits.length === 0 && (
        <Text mt="md" data-testid="search-nothing">
          {t("search.nothing", { text: asked })}
        </Text>
      )}
    </>
  );
}
