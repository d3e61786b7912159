import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { formText } from "@/components/form-text";
import { Icon } from "@/components/icon";
import { useLocale } from "@/components/locale";
import type { Brought } from "@/lib/library/read-brought";

/** The ways in which a document comes in. */
export function Doors({
  isOne,
  onBring,
}: {
  isOne: boolean;
  onBring: (files: readonly Brought[]) => void;
}): JSX.Element {
  const { t } = useLocale();
  const [isOver, setOver] = useState(false);
  const bring = async (files: readonly File[]): Promise<void> => {
    const some = isOne ? files.slice(0, 1) : files;
    const brought = await Promise.all(
      some.map(async (it) => ({
        name: it.name,
        bytes: new Uint8Array(await it.arrayBuffer()),
        address: null,
      })),
    );
    if (brought.length > 0) onBring(brought);
  };
  return (
    <>
      <div
        class={isOver ? "drop over" : "drop"}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void bring(Array.from(event.dataTransfer?.files ?? []));
        }}
      >
        <Icon name="library" />
        <p class="big">{t("addDrop")}</p>
        <p>{t("addFormats")}</p>
        <label class="button primary">
          {t("addChoose")}
          <input
            type="file"
            class="unseen"
            multiple={!isOne}
            onChange={({ currentTarget }) => void bring(Array.from(currentTarget.files ?? []))}
          />
        </label>
        <p class="hint">{t("addPrivate")}</p>
      </div>
      <form
        class="paste"
        onSubmit={(event) => {
          event.preventDefault();
          const text = formText(event.currentTarget, "text");
          if (text === "") return;
          onBring([
            { name: `${t("addPasted")}.txt`, bytes: new TextEncoder().encode(text), address: null },
          ]);
        }}
      >
        <label>
          {t("addPaste")}
          <textarea name="text" rows={5} placeholder={t("addPasteHint")} />
        </label>
        <button type="submit">{t("addPasteDo")}</button>
      </form>
    </>
  );
}
