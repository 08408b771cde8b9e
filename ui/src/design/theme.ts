import { createTheme, type MantineColorsTuple } from "@mantine/core";

/** The blue of an old cloth binding. Not red: red is for what may be lost, and nothing else. */
const book: MantineColorsTuple = [
  "#eef3f9",
  "#dbe5f0",
  "#b9cce1",
  "#93b0d0",
  "#6e95be",
  "#4a78a8",
  "#335f90",
  "#234d7c",
  "#1b3f67",
  "#143052",
];

const ink: MantineColorsTuple = [
  "#f6f5f3",
  "#ebe9e5",
  "#d9d6d0",
  "#bfbab2",
  "#9b958b",
  "#776f64",
  "#5b544b",
  "#454039",
  "#2f2b26",
  "#1d1a17",
];

/** Lower only where a small screen needs the room (`cell/frame/short.css`). */
const target = { minHeight: "var(--target-height, 2.75rem)" };

/** 18 px text, targets of 44 px, AA contrast everywhere: read by people of fifty-five on an old screen. Sizes are in rem, because a person may choose larger text. */
export const theme = createTheme({
  colors: { book, ink },
  primaryColor: "book",
  primaryShade: 7,
  black: "#1d1a17",
  fontFamily: '"Be Vietnam Pro", "Noto Sans Tai Viet", "Segoe UI", sans-serif',
  fontSizes: { xs: "0.9375rem", sm: "1rem", md: "1.125rem", lg: "1.25rem", xl: "1.4375rem" },
  lineHeights: { xs: "1.4", sm: "1.45", md: "1.5", lg: "1.5", xl: "1.4" },
  headings: {
    fontFamily: '"Be Vietnam Pro", sans-serif',
    fontWeight: "600",
    sizes: { h1: { fontSize: "1.75rem" }, h2: { fontSize: "1.4375rem" }, h3: { fontSize: "1.25rem" } },
  },
  defaultRadius: "md",
  focusRing: "auto",
  components: {
    Button: { defaultProps: { size: "md" }, styles: { root: target } },
    TextInput: { defaultProps: { size: "md" } },
    PasswordInput: { defaultProps: { size: "md" } },
    Textarea: { defaultProps: { size: "md" } },
    NativeSelect: { defaultProps: { size: "md" } },
    Checkbox: { defaultProps: { size: "md" } },
    Radio: { defaultProps: { size: "md" } },
    Switch: { defaultProps: { size: "md" } },
    Anchor: { defaultProps: { underline: "always" } },
    Modal: {
      defaultProps: {
        centered: true,
        // A dialog is not the page, so its title is not the banner of the page.
        attributes: { header: { role: "presentation" } },
        // Twice this is left free of a dialog: a margin, and the row of a notice where there is one.
        yOffset: "calc(2dvh + var(--notice-height, 0px) / 2)",
        overlayProps: { backgroundOpacity: 0.45 },
      },
      styles: {
        title: { fontSize: "1.3125rem", fontWeight: 600 },
        // The title sticks to the edge of the dialog, or fields would show above it in the dialog's padding.
        header: { top: "calc(var(--mantine-spacing-md) * -1)" },
      },
    },
    Paper: { defaultProps: { withBorder: true, p: "md" } },
    Alert: { defaultProps: { variant: "light" }, styles: { message: { fontSize: "1.125rem" } } },
    InputWrapper: {
      defaultProps: { inputWrapperOrder: ["label", "input", "description", "error"] },
      // The dot below ậ and ộ must not touch the box.
      styles: { label: { marginBottom: 2 } },
    },
    RadioGroup: { defaultProps: { size: "md" } },
    CheckboxGroup: { defaultProps: { size: "md" } },
    Badge: {
      defaultProps: { size: "xl", variant: "light", tt: "none", fw: 600 },
      styles: { label: { fontSize: "1rem" } },
    },
    Tooltip: { defaultProps: { withArrow: true } },
  },
});
