/** The page of a row is given the row's id. */
export type RowPageProps = { id: string };
