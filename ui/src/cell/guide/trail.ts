/** The sections that were read, and which of them is shown. */
export interface Trail {
  read: readonly string[];
  at: number;
}

export const begunAt = (section: string): Trail => ({ read: [section], at: 0 });

/** A section is shown: the one before or after in the trail is a step back or forward, another one cuts off what lay ahead. */
export function stepped(trail: Trail, section: string): Trail {
  const { read, at } = trail;
  if (read[at] === section) return trail;
  if (read[at - 1] === section) return { read, at: at - 1 };
  if (read[at + 1] === section) return { read, at: at + 1 };
  return { read: [...read.slice(0, at + 1), section], at: at + 1 };
}

export const behind = ({ read, at }: Trail): string | undefined => read[at - 1];
export const ahead = ({ read, at }: Trail): string | undefined => read[at + 1];
