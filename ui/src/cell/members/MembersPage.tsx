import { Button, Checkbox } from "@mantine/core";
import { IconFileSpreadsheet, IconPlus } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Column, VirtualTable } from "../../design/VirtualTable";
import { number, year } from "../../i18n/formats";
import { ExportButton } from "../lists/ExportButton";
import { FilterLine } from "../lists/FilterLine";
import { NO_FILTER } from "../lists/filter";
import { ListPage } from "../lists/ListPage";
import { PrintButton } from "../lists/PrintButton";
import type { PrintedTable } from "../lists/printedList";
import { pressedColumn, type Sorting, sorted } from "../lists/sorting";
import { PrintForEach } from "../print-many/PrintForEach";
import { useCall } from "../queries";
import { useOpenForm } from "../records/useOpenForm";
import type { Member } from "../types";
import { chosen, EVERYBODY, hasLeft, memberKeys } from "./choosing";
import { ManyStandings } from "./ManyStandings";
import { MemberChoices } from "./MemberChoices";
import { MemberForm } from "./MemberForm";
import { SamePeople } from "./SamePeople";

export default function MembersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { open } = useSearch({ from: "/members" });
  const [many, setMany] = useOpenForm("standings");
  const [withLeft, setWithLeft] = useState(false);
  const [filter, setFilter] = useState(NO_FILTER);
  const [choosing, setChoosing] = useState(EVERYBODY);
  const [sorting, setSorting] = useState<Sorting>(null);
  // Those who left are fetched, too: they are found by name, and a search hit opens them.
  const list = useCall("members.list", { include_left: true });
  const setOpen = (id: string | undefined) =>
    void navigate({ to: "/members", search: id ? { open: id } : {} });
  const close = () => setOpen(undefined);
  const everybody = list.data?.members;
  const shown = useMemo(
    () => everybody && sorted(chosen(everybody, filter, choosing, withLeft), sorting, memberKeys(everybody)),
    [everybody, filter, choosing, withLeft, sorting],
  );
  const opened = everybody?.find((member) => member.id === open);
  return (
    <ListPage
      testId="page-members"
      title={t("members.title")}
      below={shown && t(sorting ? "members.count_sorted" : "members.count", { count: shown.length })}
      actions={
        <>
          <Adding onAdd={() => setOpen("new")} onImport={() => void navigate({ to: "/members/import" })} />
          <Button
            variant="default"
            onClick={() => void navigate({ to: "/ratings", search: {} })}
            data-testid="members-ratings"
          >
            {t("ratings.title")}
          </Button>
          <ExportButton
            testId="members-export"
            disabled={!shown || shown.length === 0}
            table={(t) => printedMembers(t, shown ?? [])}
          />
          <PrintForEach />
          <PrintButton
            testId="members-print"
            disabled={!shown || shown.length === 0}
            table={(t) => printedMembers(t, shown ?? [])}
          />
        </>
      }
      query={list}
      // All members may have left, and the checkbox that shows them is part of the filter.
      all={everybody?.length}
      shown={shown?.length}
      empty={t("members.empty")}
      filter={
        <>
          <SamePeople />
          <FilterLine
            testId="members"
            label={t("members.find")}
            filter={filter}
            onChange={setFilter}
            narrowed={choosing.standing !== "" || choosing.group !== ""}
            onAll={() => setChoosing(EVERYBODY)}
            aside={
              <Button
                variant="default"
                disabled={shown?.length === 0}
                onClick={() => setMany("many")}
                data-testid="members-many"
              >
                {t("members.standing_many")}
              </Button>
            }
          >
            <MemberChoices members={everybody ?? []} choosing={choosing} onChange={setChoosing} />
            <Checkbox
              id="members-with-left"
              data-testid="members-with-left"
              label={t("members.with_left")}
              mb={10}
              checked={withLeft}
              onChange={(event) => setWithLeft(event.currentTarget.checked)}
            />
          </FilterLine>
        </>
      }
      dialogs={
        <>
          {many && everybody && shown && (
            <ManyStandings everybody={everybody} shown={shown} onClose={() => setMany(null)} />
          )}
          {open === "new" && <MemberForm member={null} onClose={close} />}
          {opened && (
            <MemberForm
              key={opened.id}
              member={opened}
              onClose={close}
              onHeld={() => void navigate({ to: "/members/$member/held", params: { member: opened.id } })}
            />
          )}
        </>
      }
    >
      {shown && (
        <MemberTable
          members={shown}
          onOpen={setOpen}
          sorting={sorting}
          onSort={(column) => setSorting(pressedColumn(sorting, column))}
        />
      )}
    </ListPage>
  );
}

function Adding({ onAdd, onImport }: { onAdd: () => void; onImport: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Button
        leftSection={<IconFileSpreadsheet aria-hidden />}
        onClick={onImport}
        data-testid="members-import"
      >
        {t("members.import")}
      </Button>
      <Button
        variant="default"
        leftSection={<IconPlus aria-hidden />}
        onClick={onAdd}
        data-testid="members-add"
      >
        {t("members.add")}
      </Button>
    </>
  );
}

const isOfficial = (t: TFunction, member: Member) =>
  t(member.is_official ? "members.official" : "members.probationary");

export function printedMembers(t: TFunction, members: readonly Member[]): PrintedTable {
  const columns = ["name", "born", "official", "duty", "standing"] as const;
  return {
    title: t("members.title"),
    columns: columns.map((column) => ({ title: t(`members.column.${column}`) })),
    rows: members.map((member) => [
      member.name,
      year(member.born),
      isOfficial(t, member),
      member.duty,
      t(`standing.${member.standing}`),
    ]),
  };
}

interface TableProps {
  members: readonly Member[];
  onOpen: (id: string) => void;
  sorting: Sorting;
  onSort: (column: string) => void;
}

function MemberTable({ members, onOpen, sorting, onSort }: TableProps) {
  const { t } = useTranslation();
  const columns: Column<Member>[] = [
    {
      id: "place",
      title: t("members.column.place"),
      width: 56,
      align: "right",
      cell: (_, index) => number(index + 1),
    },
    {
      id: "name",
      title: t("members.column.name"),
      sortable: true,
      cell: (member) => (
        <>
          <b className="person-name">{member.name}</b>
          {hasLeft(member) && (
            <span className="quiet" data-testid="member-left">
              {" "}
              · {t(`standing.${member.standing}`)}
            </span>
          )}
        </>
      ),
    },
    {
      id: "born",
      title: t("members.column.born"),
      width: 90,
      sortable: true,
      cell: (member) => year(member.born),
    },
    {
      id: "official",
      title: t("members.column.official"),
      width: 140,
      sortable: true,
      cell: (member) => isOfficial(t, member),
    },
    {
      id: "duty",
      title: t("members.column.duty"),
      width: 130,
      sortable: true,
      cell: (member) => member.duty,
    },
    {
      id: "party_group",
      title: t("members.field.party_group"),
      width: 90,
      sortable: true,
      cell: (member) => member.party_group,
    },
    {
      id: "standing",
      title: t("members.column.standing"),
      width: 210,
      sortable: true,
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
      sorting={sorting}
      onSort={onSort}
    />
  );
}
