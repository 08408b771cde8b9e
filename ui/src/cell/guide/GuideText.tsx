import type { Token, Tokens } from "marked";
import { Fragment, type ReactNode } from "react";
import { inside, pictureAt, sectionIn } from "./sections";

interface Props {
  tokens: readonly Token[];
  /** Opens another section; absent on paper, where a link is only its words. */
  onSection?: (name: string) => void;
}

/** Draws what the guide is written with. HTML is never made of the text: what is not known here is shown as its letters. */
export function GuideText({ tokens, onSection }: Props) {
  return tokens.map((token, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes while it is shown
    <Fragment key={place}>{drawn(token, onSection)}</Fragment>
  ));
}

function drawn(token: Token, onSection: Props["onSection"]): ReactNode {
  const parts = <GuideText tokens={inside(token)} onSection={onSection} />;
  switch (token.type) {
    case "space":
      return null;
    case "heading":
      return <h3>{parts}</h3>;
    case "paragraph":
      return <p>{parts}</p>;
    case "list":
      return (token as Tokens.List).ordered ? <ol>{parts}</ol> : <ul>{parts}</ul>;
    case "list_item":
      return <li>{parts}</li>;
    case "strong":
      return <strong>{parts}</strong>;
    case "em":
      return <em>{parts}</em>;
    case "codespan":
      return <code>{(token as Tokens.Codespan).text}</code>;
    case "image":
      return <Picture picture={token as Tokens.Image} />;
    case "link":
      return <SectionLink link={token as Tokens.Link} onSection={onSection} />;
    case "table":
      return <Table table={token as Tokens.Table} onSection={onSection} />;
    default:
      return inside(token).length > 0 ? parts : labelled("text" in token ? String(token.text) : token.raw);
  }
}

/** The words of a button stand out, so that the eye finds them in the window. */
function labelled(text: string): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes while it is shown
  return text.split(/(“[^”]+”)/).map((part, place) => (place % 2 === 1 ? <b key={place}>{part}</b> : part));
}

function Picture({ picture }: { picture: Tokens.Image }) {
  return <img src={pictureAt(picture.href)} alt={picture.text} />;
}

function SectionLink({ link, onSection }: { link: Tokens.Link; onSection: Props["onSection"] }) {
  const name = sectionIn(link.href);
  const words = <GuideText tokens={link.tokens} />;
  if (!name || !onSection) return words;
  return (
    <button type="button" className="plain-button guide-link" onClick={() => onSection(name)}>
      {words}
    </button>
  );
}

function Table({ table, onSection }: { table: Tokens.Table; onSection: Props["onSection"] }) {
  const cells = (row: Tokens.TableCell[]) =>
    row.map((cell, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes while it is shown
      <td key={place}>
        <GuideText tokens={cell.tokens} onSection={onSection} />
      </td>
    ));
  return (
    <table className="table">
      <thead>
        <tr>
          {table.header.map((cell) => (
            <th key={cell.text} scope="col">
              <GuideText tokens={cell.tokens} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row[0]?.text}>{cells(row)}</tr>
        ))}
      </tbody>
    </table>
  );
}
