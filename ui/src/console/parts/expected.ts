import vi from "../i18n/vi.json";

/**
 * Ways and rhythms a cell may be expected to send in. Data, not labels: the server reads the rhythm
 * out of these words, so they go up in Vietnamese whatever the language of the page.
 */
export const EXPECTED: string[] = Object.values(vi.cell.expected_choices);
