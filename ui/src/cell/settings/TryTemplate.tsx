import { Button, Menu } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { call } from "../../door";
import { useWriting } from "../lists/useWriting";

/** Papers of which a sample is made; as their Word files are called in a template set. */
const KINDS = [
  "bao-cao-dot",
  "ke-hoach-hoc-tap",
  "bao-cao-ky",
  "thong-bao-hop",
  "bien-ban",
  "nghi-quyet",
  "chuong-trinh-hanh-dong",
  "cam-ket",
  "phieu-diem-danh",
  "bai-thu-hoach",
  "bao-cao-tuyen-truyen",
  "giao-nhan-tai-lieu",
] as const;

interface Props {
  testId: string;
  /** A set that was loaded or is shipped, by its name; or one still in its folder. */
  of: { name: string } | { folder: string };
}

/** Writes a paper with invented content, printed with one set. */
export function TryTemplate({ testId, of }: Props) {
  const { t } = useTranslation();
  const { write, writing } = useWriting();
  const print = (kind: string) =>
    void write(`thu-${kind}.docx`, (out) => call("template.preview", { ...of, kind, out }), { also: [] });
  return (
    <Menu position="bottom-start" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button
          variant="default"
          rightSection={<IconChevronDown size={20} aria-hidden />}
          loading={writing}
          data-testid={testId}
        >
          {t("templates.try")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {KINDS.map((kind) => (
          <Menu.Item key={kind} onClick={() => print(kind)} data-testid={`template-try-${kind}`}>
            {t(`templates.kind.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
