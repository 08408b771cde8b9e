interface Props {
  text: string;
  names: readonly string[];
}

/** A sentence in which F6 hides the names and nothing else. */
export function HiddenNames({ text, names }: Props) {
  let parts = [{ text, isName: false }];
  for (const name of names.filter((one) => one !== "")) {
    parts = parts.flatMap((part) =>
      part.isName
        ? [part]
        : part.text.split(name).flatMap((between, index) => {
            const rest = { text: between, isName: false };
            return index === 0 ? [rest] : [{ text: name, isName: true }, rest];
          }),
    );
  }
  return parts.map((part, place) =>
    part.isName ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence keep their places
      <span key={place} className="person-name">
        {part.text}
      </span>
    ) : (
      part.text
    ),
  );
}
