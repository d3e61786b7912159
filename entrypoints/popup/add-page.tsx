import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Icon } from "@/components/icon";
import { useLocale } from "@/components/locale";
import { send } from "@/lib/messages/send";

/** Adds the page of a tab to the library: the reader opens with its preview. */
export function AddPage({ tab }: { tab: number }): JSX.Element {
  const { t } = useLocale();
  const [isFailed, setFailed] = useState(false);
  const add = async (): Promise<void> => {
    const isAdded = await send("page.add", { tab }).catch(() => false);
    setFailed(!isAdded);
  };
  return (
    <>
      <button type="button" onClick={() => void add()}>
        <Icon name="add" />
        {t("addPage")}
      </button>
      {isFailed && <span role="alert">{t("addPageFailed")}</span>}
    </>
  );
}
