import { type Filter, fits } from "../lists/filter";
import type { SortKeys } from "../lists/sorting";
import type { Member, Standing } from "../types";
import { STANDINGS } from "./standings";

/** Which members a list shows. An empty word leaves nobody out. */
export interface Choosing {
  standing: Standing | "";
  group: string;
}

export const EVERYBODY: Choosing = { standing: "", group: "" };

const LEFT: readonly (Standing | "")[] = ["transferred", "deceased"];

export const hasLeft = ({ standing }: Pick<Member, "standing">) => LEFT.includes(standing);

/** Somebody who left is in the list when asked for, or when their name is typed. */
export function chosen(
  members: readonly Member[],
  filter: Filter,
  choosing: Choosing,
  withLeft: boolean,
): readonly Member[] {
  const wanted = withLeft || filter.text.trim() !== "" || LEFT.includes(choosing.standing);
  return members.filter(
    (member) =>
      (wanted || !hasLeft(member)) &&
      fits(filter, [member.name]) &&
      (choosing.standing === "" || member.standing === choosing.standing) &&
      (choosing.group === "" || member.party_group === choosing.group),
  );
}

/** The groups that are written in the list, each once. */
export function groupsOf(members: readonly Member[]): string[] {
  const groups = new Set(members.map((member) => member.party_group).filter((group) => group !== ""));
  return [...groups].sort(new Intl.Collator("vi", { numeric: true }).compare);
}

/** The program gives members in the order of their given names, so names need no key but their place. */
export function memberKeys(members: readonly Member[]): SortKeys<Member> {
  const places = new Map(members.map((member, place) => [member.id, place]));
  return {
    name: (member) => places.get(member.id) ?? 0,
    born: (member) => member.born,
    official: (member) => (member.is_official ? 0 : 1),
    duty: (member) => member.duty,
    party_group: (member) => member.party_group,
    standing: (member) => STANDINGS.indexOf(member.standing),
  };
}
