import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../design/EmptyState";
import { ErrorNote } from "../../design/ErrorNote";
import { PageHead } from "../frame/PageHead";

interface Props {
  testId: string;
  title: ReactNode;
  below?: ReactNode;
  /** The buttons beside the title. */
  actions: ReactNode;
  query: { error: unknown; refetch: () => unknown };
  /** How many rows there are, and how many the filter leaves; undefined until the answer is here. */
  all: number | undefined;
  shown: number | undefined;
  /** The sentence for a list without rows. */
  empty: string;
  filter: ReactNode;
  /** The table and what is above it. */
  children: ReactNode;
  /** Forms and dialogs. */
  dialogs: ReactNode;
}

/** The page of a list that people add to. It shows the filter only when there is something to filter. */
export function ListPage(props: Props) {
  const { t } = useTranslation();
  const isEmpty = props.all === 0;
  return (
    <div data-testid={props.testId}>
      <PageHead title={props.title} below={props.below}>
        {props.actions}
      </PageHead>
      {!isEmpty && props.filter}
      <ErrorNote error={props.query.error} onRetry={() => void props.query.refetch()} />
      {isEmpty && <EmptyState text={props.empty} />}
      {!isEmpty && props.shown === 0 && <EmptyState text={t("lists.nothing_found")} />}
      {props.shown !== undefined && props.shown > 0 && props.children}
      {props.dialogs}
    </div>
  );
}
