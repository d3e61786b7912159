import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Annotation } from "@/lib/annotation/model";
import type { Refusal } from "@/lib/exchange/import-file";
import type { Remark } from "@/lib/exchange/w3c/mend";
import { type Choice, type Plan, changesFor } from "@/lib/exchange/merge";
import { entryIn, remarkIn } from "../exchange-words";
import { Boundary } from "../boundary";
import { useLocale } from "../locale";
import { NoteText } from "./note-text";

export interface ImportPlanProps {
  readonly plan: Plan;
  readonly refused: readonly Refusal[];
  readonly remarks: readonly Remark[];
  readonly leftOut: readonly { readonly id: string; readonly what: readonly string[] }[];
  readonly hasSettings: boolean;
  readonly onDo: (choice: Choice, withSettings: boolean) => Promise<void>;
  readonly onCancel: () => void;
}

const CONFLICTS = {
  keep: "conflictsKeep",
  take: "conflictsTake",
  both: "conflictsBothKept",
} as const;

/** The changes that a file would make, and the choices for the import. */
export function ImportPlan(props: ImportPlanProps): JSX.Element {
  const { plan, refused, remarks, leftOut, hasSettings, onDo, onCancel } = props;
  const { t } = useLocale();
  const [mode, setMode] = useState<Choice["mode"]>("merge");
  const [conflicts, setConflicts] = useState<Choice["conflicts"]>("keep");
  const [withSettings, setWithSettings] = useState(false);
  const [isDoing, setDoing] = useState(false);
  const [count, gone] = useMemo(() => {
    const { puts, deletes } = changesFor(plan, { mode, conflicts });
    return [puts.length, deletes.length];
  }, [plan, mode, conflicts]);
  return (
    <form
      class="import-plan"
      onSubmit={(event) => {
        event.preventDefault();
        setDoing(true);
        void onDo({ mode, conflicts }, withSettings).finally(() => setDoing(false));
      }}
    >
      <Changes plan={plan} refused={refused} remarks={remarks} leftOut={leftOut} />
      <fieldset>
        <legend class="unseen">{t("bringIn")}</legend>
        {(["merge", "replace"] as const).map((it) => (
          <label key={it}>
            <input type="radio" name="mode" checked={mode === it} onChange={() => setMode(it)} />
            {t(it === "merge" ? "modeMerge" : "modeReplace")}
          </label>
        ))}
      </fieldset>
      {plan.conflicting.length > 0 && (
        <fieldset>
          <legend class="unseen">{t("planConflicting", { count: plan.conflicting.length })}</legend>
          {(["keep", "take", "both"] as const).map((it) => (
            <label key={it}>
              <input
                type="radio"
                name="conflicts"
                checked={conflicts === it}
                onChange={() => setConflicts(it)}
              />
              {t(CONFLICTS[it])}
            </label>
          ))}
        </fieldset>
      )}
      {hasSettings && (
        <label>
          <input
            type="checkbox"
            checked={withSettings}
            onChange={({ currentTarget }) => setWithSettings(currentTarget.checked)}
          />
          {t("alsoSettings")}
        </label>
      )}
      <div class="row">
        <button type="submit" class="primary" disabled={isDoing}>
          {t(gone > 0 ? "bringInReplace" : "bringInDo", { count, deleted: gone })}
        </button>
        <button type="button" disabled={isDoing} onClick={onCancel}>
          {t("noteCancel")}
        </button>
      </div>
    </form>
  );
}

/** The changes to the notes, each group separately. */
function Changes({
  plan,
  refused,
  remarks,
  leftOut,
}: Pick<ImportPlanProps, "plan" | "refused" | "remarks" | "leftOut">): JSX.Element {
  const { t } = useLocale();
  return (
    <ul>
      <Notes title={t("planAdded", { count: plan.added.length })} notes={plan.added} />
      <Notes
        title={t("planChanged", { count: plan.changed.length })}
        notes={plan.changed.map(({ incoming }) => incoming)}
      />
      <li>{t("planSame", { count: plan.same.length })}</li>
      <Notes
        title={t("planConflicting", { count: plan.conflicting.length })}
        notes={plan.conflicting.map(({ incoming }) => incoming)}
      />
      <Notes title={t("planMissing", { count: plan.missing.length })} notes={plan.missing} />
      <Lines
        title={t("planRefused", { count: refused.length })}
        lines={refused.slice(0, PREVIEW).map((it) => entryIn(t, it))}
      />
      <Lines
        title={t("planRemarks", { count: remarks.length })}
        lines={remarks.slice(0, PREVIEW).map((it) => remarkIn(t, it))}
      />
      <Lines
        title={t("planLeftOut", { count: leftOut.length })}
        lines={leftOut.slice(0, PREVIEW).map(({ id, what }) => `${id}: ${what.join(", ")}`)}
      />
    </ul>
  );
}

/** The maximum number of notes of a list that the preview shows. */
const PREVIEW = 50;

function Notes({ title, notes }: { title: string; notes: readonly Annotation[] }): JSX.Element {
  const { t } = useLocale();
  // What has nothing to show is no stop for the Tab key.
  if (notes.length === 0) return <li>{title}</li>;
  return (
    <li>
      <details>
        <summary>{title}</summary>
        <ul class="preview">
          {notes.slice(0, PREVIEW).map((note) => (
            <li key={note.id}>
              <Boundary of={[note]} fallback={() => t("noteUnshown")}>
                <NoteText {...note.body} />
              </Boundary>
            </li>
          ))}
          {notes.length > PREVIEW && <li>…</li>}
        </ul>
      </details>
    </li>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }): JSX.Element | null {
  if (lines.length === 0) return null;
  return (
    <li>
      <details>
        <summary>{title}</summary>
        <pre>{lines.join("\n")}</pre>
      </details>
    </li>
  );
}
