import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import {
  type CSSProperties,
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "./ErrorNote";
import { pressedIn, useListed } from "./shortcuts";
import { unsaved } from "./unsaved";

/** The text of a form that is kept until the form is saved or given up. */
export interface KeptText {
  /** Whether it is known what was typed last time. */
  ready: boolean;
  typed: boolean;
  /** What was typed last time is in the form. */
  resumed: boolean;
  startOver: () => void;
  forget: () => void;
}

export interface FormProps {
  /** Of the form or its dialog: `member-form` also makes `member-cancel`, `member-save` and `member-leaving`. */
  testId: string;
  /** Absent where no copy may be kept, as of a passphrase. The form still asks before it discards what was typed. */
  draft?: KeptText;
  /** The texts of other forms in the same dialog, which closing gives up as well. */
  also?: readonly KeptText[];
  onSubmit: () => void;
  onClose: () => void;
  /** What no field of the form shows itself. */
  error: unknown;
  /** The verb on the button that does it; "Lưu" when absent. */
  action?: ReactNode;
  actionTestId?: string;
  disabled: boolean;
  pending: boolean;
  /** Nothing can be typed here. */
  readOnly?: boolean;
  /** Beside the buttons, on the left. */
  aside?: ReactNode;
  buttonsStyle?: CSSProperties;
  children: ReactNode;
}

interface Props extends FormProps {
  /** What is around the form; `leave` asks first when something was typed. */
  frame?: (form: ReactNode, leave: () => void) => ReactNode;
}

/** "member-form" → "member" */
const stem = (testId: string) => testId.replace(/-(form|dialog)$/, "");

/**
 * Every form of the program: nothing that was typed is discarded without a question, whichever way the form is closed. Ctrl+Enter
 * and Ctrl+S do what its button does.
 */
export function KeptForm({ frame = (form) => form, ...props }: Props) {
  const { draft, also = [], onClose } = props;
  useListed("form");
  const [asking, setAsking] = useState(false);
  const [touched, setTouched] = useState(false);
  const kept = draft ? [draft, ...also] : also;
  const typed = !props.readOnly && (kept.some((text) => text.typed) || (!draft && touched));
  const left = useRef<Element | null>(null);
  const leave = () => {
    if (!typed) return onClose();
    if (!asking) left.current = document.activeElement;
    setAsking(true);
  };
  /** The question goes together with the button that has the focus, so the focus goes back to where it was. */
  const stay = () => {
    if (left.current instanceof HTMLElement) left.current.focus();
    setAsking(false);
  };
  const giveUp = () => {
    for (const text of kept) if (text.typed) text.forget();
    onClose();
  };
  const able = !props.disabled && !props.readOnly && draft?.ready !== false;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // Ctrl+Enter presses a button that is shown as busy, too.
    if (able && !props.pending) props.onSubmit();
  };
  const pressed = (event: KeyboardEvent<HTMLFormElement>) => {
    if (pressedIn("form", event.nativeEvent) !== "send") return;
    event.preventDefault();
    event.currentTarget.requestSubmit();
  };
  const name = stem(props.testId);
  return frame(
    <form
      onSubmit={submit}
      onKeyDown={pressed}
      onChange={() => setTouched(true)}
      noValidate
      {...unsaved(able && (draft !== undefined || touched))}
    >
      <Stack>
        {asking && <Leaving name={name} onStay={stay} onLeave={giveUp} />}
        {draft?.resumed && !asking && <Resumed name={name} onStartOver={draft.startOver} />}
        {draft?.ready !== false && props.children}
        <ErrorNote error={props.error} />
        <Buttons {...props} name={name} onLeave={leave} />
      </Stack>
    </form>,
    leave,
  );
}

function Buttons({ name, onLeave, ...props }: FormProps & { name: string; onLeave: () => void }) {
  const { t } = useTranslation();
  return (
    <Group justify="space-between" style={props.buttonsStyle}>
      {props.aside ?? <span />}
      <Group>
        <Button variant="default" onClick={onLeave} data-testid={`${name}-cancel`}>
          {t(props.readOnly ? "common.close" : "common.cancel")}
        </Button>
        {!props.readOnly && (
          <Button
            type="submit"
            loading={props.pending}
            disabled={props.disabled}
            data-testid={props.actionTestId ?? `${name}-save`}
          >
            {props.action ?? t("common.save")}
          </Button>
        )}
      </Group>
    </Group>
  );
}

function Resumed({ name, onStartOver }: { name: string; onStartOver: () => void }) {
  const { t } = useTranslation();
  return (
    <Alert color="blue" data-testid={`${name}-resumed`}>
      <Group justify="space-between" wrap="nowrap">
        <Text>{t("common.form.resumed")}</Text>
        <Button
          variant="default"
          size="sm"
          flex="none"
          onClick={onStartOver}
          data-testid={`${name}-start-over`}
        >
          {t("common.form.start_over")}
        </Button>
      </Group>
    </Alert>
  );
}

interface LeavingProps {
  name: string;
  onStay: () => void;
  onLeave: () => void;
}

/** Once, and not at every key that is typed while the question is open. */
const intoView = (alert: HTMLElement | null) => alert?.scrollIntoView({ block: "center" });

/** The question is in the form itself, so that the typed text stays visible while the person decides. */
function Leaving({ name, onStay, onLeave }: LeavingProps) {
  const { t } = useTranslation();
  return (
    <Alert color="yellow" role="alert" data-testid={`${name}-leaving`} ref={intoView}>
      <Group justify="space-between" wrap="nowrap">
        <Text>{t("common.form.leaving")}</Text>
        <Group wrap="nowrap" flex="none">
          <Button variant="default" size="sm" onClick={onStay} autoFocus data-testid={`${name}-stay`}>
            {t("common.form.stay")}
          </Button>
          <Button variant="default" size="sm" onClick={onLeave} data-testid={`${name}-leave`}>
            {t("common.form.leave")}
          </Button>
        </Group>
      </Group>
    </Alert>
  );
}
