import type { ModalProps } from "@mantine/core";
import type { ReactNode } from "react";
import { Dialog } from "./Dialog";
import { type FormProps, KeptForm } from "./KeptForm";

/** The padding of the dialog around the form. */
const DIALOG_PADDING = "var(--mb-padding, var(--mantine-spacing-md))";

/** The buttons stay in sight below a form that is longer than the window. They reach over the padding of the dialog, or fields would show below them. */
const ALWAYS_SEEN = {
  position: "sticky",
  bottom: `calc(${DIALOG_PADDING} * -1)`,
  background: "white",
  paddingTop: 8,
  paddingBottom: DIALOG_PADDING,
  zIndex: 1,
} as const;

interface Props extends FormProps, Pick<ModalProps, "title" | "size"> {
  /** Other forms and notes above and below this one. */
  above?: ReactNode;
  below?: ReactNode;
}

/** A form in a dialog. Escape, a press outside and its buttons all close it in the same way. */
export function FormDialog({ title, size = "lg", above, below, ...form }: Props) {
  return (
    <KeptForm
      {...form}
      buttonsStyle={ALWAYS_SEEN}
      frame={(shown, leave) => (
        <Dialog onClose={leave} size={size} title={title} data-testid={form.testId}>
          {above}
          {shown}
          {below}
        </Dialog>
      )}
    />
  );
}
