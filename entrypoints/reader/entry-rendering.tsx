import type { JSX } from "preact";
import { Choices } from "@/components/choices";
import { useLocale } from "@/components/locale";
import { EDITED_STATUSES, RENDERING_STATUSES } from "@/lib/glossary/term";
import type { DraftProps } from "./entry-draft";
import { type Drafting, useDraftEnglish } from "./use-draft-english";

/** The English rendering, which the browser's translator can draft where there is one. */
export function EntryRendering({ draft: { form, english }, change }: DraftProps): JSX.Element {
  const { t } = useLocale();
  const { text, status } = english ?? { text: "", status: "ours" as const };
  const { drafting, begin, stop } = useDraftEnglish((drafted) =>
    change({ english: { text: drafted, status: "machine" } }),
  );
  const isMachine = status === "machine";
  const isWorking = drafting.kind === "working";
  return (
    <div class="field">
      <label class="field-name" for="english">
        {t("termEnglish")}
      </label>
      <div>
        <div class="row">
          <input
            id="english"
            type="text"
            lang="en"
            value={text}
            readOnly={isWorking}
            aria-describedby="english-state"
            onInput={({ currentTarget }) =>
              // What somebody has changed is no longer a machine's.
              change({
                english: { status: isMachine ? "ours" : status, text: currentTarget.value },
              })
            }
          />
          <fieldset>
            <legend class="unseen">{t("termStatus")}</legend>
            <span class="segments">
              <Choices
                name="status"
                values={isMachine ? RENDERING_STATUSES : EDITED_STATUSES}
                chosen={status}
                labelOf={(it) => t(`rendering_${it}`)}
                onChoose={(it) => change({ english: { text, status: it } })}
              />
            </span>
          </fieldset>
        </div>
        <div class="row" id="english-state" aria-live="polite">
          <DraftState drafting={drafting} isMachine={isMachine} />
        </div>
        {drafting.kind !== "impossible" && (text === "" || isWorking) && (
          <button
            type="button"
            disabled={form.trim() === ""}
            onClick={() => (isWorking ? stop() : void begin(form.trim()))}
          >
            {t(isWorking ? "addStop" : "renderingDraft")}
          </button>
        )}
      </div>
    </div>
  );
}

/** How far the translator is, or what it has left behind. */
function DraftState({
  drafting,
  isMachine,
}: {
  drafting: Drafting;
  /** Whether the rendering is as a machine wrote it. */
  isMachine: boolean;
}): JSX.Element | null {
  const { t } = useLocale();
  if (drafting.kind === "working") {
    const { share } = drafting;
    const said =
      share === null
        ? t("renderingWorking")
        : t("renderingFetching", { percent: Math.floor(share * 100) });
    return <span class="hint">{said}</span>;
  }
  if (drafting.kind === "failed") return <span class="hint">{t("renderingFailed")}</span>;
  return isMachine ? <span class="hint">{t("renderingMachine")}</span> : null;
}
