import { Modal, type ModalProps, Stack } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../api";
import { FormEnd } from "./FormEnd";
import { showNotice } from "./notice";

/** What the fields of the dialog are told. */
export interface Asked {
  /** The officer has tried to go on, so that a field may say what is missing. */
  checked: boolean;
  /** Why the server refused the field that the dialog shows itself. */
  refused: Error | null;
}

interface Props extends Pick<ModalProps, "title" | "size"> {
  close: () => void;
  act: () => Promise<unknown>;
  /** The verb on the button that does it, and its test id. */
  action: ReactNode;
  testId: string;
  /** Said once it is done. */
  done: string;
  after?: () => void;
  /** Everything that is needed has been filled in. */
  ready?: boolean;
  /** The field whose refusal the dialog shows beside it. */
  field?: string;
  children: (asked: Asked) => ReactNode;
}

/** Asks before an act that others see, does it, says so, and reads every page again. */
export function ActDialog({ title, size, close, ready = true, field, children, ...props }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [checked, setChecked] = useState(false);
  const act = useMutation({
    mutationFn: props.act,
    onSuccess: () => {
      showNotice(props.done);
      void queries.invalidateQueries();
      (props.after ?? close)();
    },
  });
  const ours = field !== undefined && act.error instanceof ApiError && act.error.field === field;
  return (
    <Modal
      opened
      onClose={close}
      size={size}
      closeOnClickOutside={false}
      title={title}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          if (ready) act.mutate();
        }}
      >
        <Stack>
          {children({ checked, refused: ours ? act.error : null })}
          <FormEnd
            error={ours ? null : act.error}
            close={close}
            action={props.action}
            testId={props.testId}
            pending={act.isPending}
          />
        </Stack>
      </form>
    </Modal>
  );
}
