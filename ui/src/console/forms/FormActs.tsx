import { Button, Menu, Text, TextInput } from "@mantine/core";
import { IconCalendarPlus, IconChevronDown, IconEdit, IconRotate, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateInput } from "../../design/DateInput";
import { date } from "../../i18n/formats";
import { api, type FormTable } from "../api";
import { ActDialog } from "../parts/ActDialog";
import { isDay } from "../parts/days";
import { go } from "../parts/place";

type Form = FormTable["form"];
type Asking = "extend" | "withdraw" | "restore" | null;

interface Props {
  form: Form;
  close: () => void;
}

/** What an officer can still do with a form that was issued. Each act asks first. */
export function FormActs({ form }: { form: Form }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<Asking>(null);
  const close = () => setAsking(null);
  return (
    <>
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <Button
            variant="default"
            rightSection={<IconChevronDown size={18} aria-hidden="true" />}
            data-testid="form-acts"
          >
            {t("forms.acts")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {form.withdrawn === null ? (
            <>
              <Menu.Item
                leftSection={<IconCalendarPlus size={18} aria-hidden="true" />}
                onClick={() => setAsking("extend")}
                data-testid="form-extend"
              >
                {t("round_acts.extend")}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconEdit size={18} aria-hidden="true" />}
                onClick={() => go({ page: "renew_form", form: form.id })}
                data-testid="form-renew-open"
              >
                {t("forms.renew")}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconX size={18} aria-hidden="true" />}
                onClick={() => setAsking("withdraw")}
                data-testid="form-withdraw"
              >
                {t("forms.withdraw")}
              </Menu.Item>
            </>
          ) : (
            <Menu.Item
              leftSection={<IconRotate size={18} aria-hidden="true" />}
              onClick={() => setAsking("restore")}
              data-testid="form-restore"
            >
              {t("forms.restore")}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {asking === "extend" && <Extend form={form} close={close} />}
      {asking === "withdraw" && <Withdraw form={form} close={close} />}
      {asking === "restore" && <Restore form={form} close={close} />}
    </>
  );
}

function Extend({ form, close }: Props) {
  const { t } = useTranslation();
  const [deadline, setDeadline] = useState(form.deadline);
  const ready = (deadline === "" || isDay(deadline)) && deadline !== form.deadline;
  return (
    <ActDialog
      title={t("round_acts.extend_title")}
      close={close}
      act={() => api.changeForm(form.id, { deadline })}
      action={t("round_acts.extend_yes")}
      testId="form-extend-yes"
      done={t("round_acts.extended", { date: date(deadline) })}
      ready={ready}
    >
      {({ checked }) => (
        <DateInput
          label={t("round_acts.new_deadline")}
          value={deadline}
          onChange={setDeadline}
          error={checked && !ready ? t("round_acts.need_deadline") : null}
          data-autofocus
          testId="form-extend-deadline"
        />
      )}
    </ActDialog>
  );
}

function Withdraw({ form, close }: Props) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const ready = reason.trim() !== "";
  return (
    <ActDialog
      title={t("forms.withdraw_title", { title: form.title })}
      size="lg"
      close={close}
      act={() => api.withdrawForm(form.id, reason.trim())}
      action={t("forms.withdraw")}
      testId="form-withdraw-yes"
      done={t("forms.was_withdrawn", { title: form.title })}
      ready={ready}
    >
      {({ checked }) => (
        <>
          <Text>{t("forms.withdraw_what")}</Text>
          <TextInput
            label={t("round_acts.reason")}
            description={t("round_acts.reason_note")}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={checked && !ready ? t("round_acts.need_reason") : null}
            data-autofocus
            data-testid="form-withdraw-reason"
          />
        </>
      )}
    </ActDialog>
  );
}

function Restore({ form, close }: Props) {
  const { t } = useTranslation();
  return (
    <ActDialog
      title={t("forms.restore_title", { title: form.title })}
      close={close}
      act={() => api.restoreForm(form.id)}
      action={t("forms.restore")}
      testId="form-restore-yes"
      done={t("forms.was_restored", { title: form.title })}
    >
      {() => <Text>{t("forms.restore_what")}</Text>}
    </ActDialog>
  );
}
