import { Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ConfirmButton } from "../../design/ConfirmButton";
import { date } from "../../i18n/formats";
import { api, type FormerUnit } from "../api";
import list from "../parts/list.module.css";
import { showNotice } from "../parts/notice";
import { useSentence } from "../parts/sentence";

/** Units that were closed or removed, each with the way back. Nothing is rendered while there are none. */
export function FormerUnits({ units }: { units: FormerUnit[] }) {
  const { t } = useTranslation();
  if (units.length === 0) return null;
  return (
    <section data-testid="former-units">
      <Title order={2} mt="xl" mb="xs">
        {t("former.title")}
      </Title>
      <div className={list.frame}>
        <table className={`${list.table} ${list.dense}`}>
          <thead>
            <tr>
              {(["unit", "parent", "standing", "actions"] as const).map((column) => (
                <th scope="col" key={column}>
                  {t(`former.col.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {units.map((one) => (
              <tr key={one.unit.id} data-testid={`former-${one.unit.id}`}>
                <th scope="row">{one.unit.name}</th>
                <td>{one.parent?.name}</td>
                <td>
                  {one.standing === "removed"
                    ? t("former.removed")
                    : t("former.closed", { date: date(one.closed_on) })}
                </td>
                <td>
                  <Back unit={one} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Back({ unit }: { unit: FormerUnit }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const queries = useQueryClient();
  const back = useMutation({
    mutationFn: () => api.stand(unit.unit.id, { standing: "open" }),
    onSuccess: () => {
      showNotice(t("former.done", { unit: unit.unit.name }));
      void queries.invalidateQueries();
    },
    onError: (error) => showNotice(sentence(error)),
  });
  const act = unit.standing === "removed" ? t("former.take_back") : t("former.reopen");
  return (
    <ConfirmButton
      testId="former-back"
      variant="default"
      size="compact-md"
      mih={36}
      loading={back.isPending}
      question={t("former.ask", { unit: unit.unit.name })}
      answer={act}
      onConfirm={() => back.mutate()}
    >
      {act}
    </ConfirmButton>
  );
}
