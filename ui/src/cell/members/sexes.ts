/** As the book keeps them and lists write them. */
export const SEXES = ["Nam", "Nữ"] as const;
