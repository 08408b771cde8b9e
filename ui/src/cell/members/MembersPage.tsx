import { Button, Checkbox, Group, Text, TextInput } from "@mantine/core";
import { IconFileSpreadsheet, IconPlus } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../design/EmptyState";
import { ErrorNote } from "../../design/ErrorNote";
import { type Column, VirtualTable } from "../../design/VirtualTable";
import { folded } from "../../i18n/folding";
import { number, year } from "../../i18n/formats";
import { PageHead } from "../frame/PageHead";
import { useCall } from "../queries";
import type { Member } from "../types";
import { MemberForm } from "./MemberForm";
import { SamePeople } from "./SamePeople";

type Open = { is: "none" } | { is: "new" } | { is: "member"; id: string };

function openFrom(id: string | undefined): Open {
  if (!id) return { is: "none" };
  return id === "new" ? { is: "new" } : { is: "member", id };
}

export default function MembersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const open = openFrom(useSearch({ from: "/members" }).open);
  const [withLeft, setWithLeft] = useState(false);
  const [wanted, setWanted] = useState("");
  const list = useCall("members.list", { include_left: withLeft });
  const setOpen = (id: string | undefined) =>
    void navigate({ to: "/members", search: id ? { open: id } : {} });
  const members = list.data?.members;
  const shown = useMemo(
    () => (members ?? []).filter((member) => folded(member.name).includes(folded(wanted.trim()))),
    [members, wanted],
  );
  const opened = open.is === "member" ? members?.find((member) => member.id === open.id) : undefined;
  return (
    <div data-testid="page-members">
      <PageHead title={t("members.title")} below={members && t("members.count", { count: members.length })}>
        <Button
          leftSection={<IconFileSpreadsheet aria-hidden />}
          onClick={() => void navigate({ to: "/members/import" })}
          data-testid="members-import"
        >
          {t("members.import")}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPlus aria-hidden />}
          onClick={() => setOpen("new")}
          data-testid="members-add"
        >
          {t("members.add")}
        </Button>
      </PageHead>
      <ErrorNote error={list.error} onRetry={() => void list.refetch()} />
      {members && members.length === 0 && !withLeft ? (
        <EmptyState text={t("members.empty")} />
      ) : (
        members && (
          <>
            <SamePeople />
            <Group mb="sm" gap="xl">
              <TextInput
                id="members-find"
                data-testid="members-find"
                aria-label={t("members.find")}
                placeholder={t("members.find")}
                w={340}
                value={wanted}
                onChange={(event) => setWanted(event.currentTarget.value)}
              />
              <Checkbox
                id="members-with-left"
                data-testid="members-with-left"
                label={t("members.with_left")}
                checked={withLeft}
                onChange={(event) => setWithLeft(event.currentTarget.checked)}
              />
            </Group>
            <MemberTable members={shown} onOpen={setOpen} />
            {shown.length === 0 && <Text mt="sm">{t("members.none_found", { text: wanted })}</Text>}
          </>
        )
      )}
      {open.is === "new" && <MemberForm member={null} onClose={() => setOpen(undefined)} />}
      {opened && <MemberForm key={opened.id} member={opened} onClose={() => setOpen(undefined)} />}
    </div>
  );
}

function MemberTable({ members, onOpen }: { members: readonly Member[]; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const columns: Column<Member>[] = [
    {
      id: "place",
      title: t("members.column.place"),
      width: 64,
      align: "right",
      cell: (_, index) => number(index + 1),
    },
    {
      id: "name",
      title: t("members.column.name"),
      cell: (member) => <b className="person-name">{member.name}</b>,
    },
    { id: "born", title: t("members.column.born"), width: 110, cell: (member) => year(member.born) },
    {
      id: "official",
      title: t("members.column.official"),
      width: 170,
      cell: (member) => t(member.is_official ? "members.official" : "members.probationary"),
    },
    { id: "duty", title: t("members.column.duty"), cell: (member) => member.duty },
    {
      id: "standing",
      title: t("members.column.standing"),
      cell: (member) => t(`standing.${member.standing}`),
    },
  ];
  return (
    <VirtualTable
      testId="members-table"
      label={t("members.title")}
      columns={columns}
      rows={members}
      rowId={(member) => member.id}
      rowHeight={50}
      onOpen={(member) => onOpen(member.id)}
    />
  );
}
