import { REGISTERS } from "../generated/registers";

interface Catalogue {
  thing?: Record<string, string>;
  thing_name?: Record<string, string>;
}

/** A catalogue with what records of registers are called and counted as, from the description of the registers. */
export function withRegisters(words: object, language: "vietnamese" | "english"): object {
  const { thing, thing_name }: Catalogue = words;
  const counted = language === "english" ? "counted_english" : "counted_vietnamese";
  const things = REGISTERS.map((register) => [register.name, `{{count}} ${register[counted]}`]);
  const names = REGISTERS.map((register) => [register.name, register[language]]);
  return {
    ...words,
    thing: { ...Object.fromEntries(things), ...thing },
    thing_name: { ...Object.fromEntries(names), ...thing_name },
  };
}
