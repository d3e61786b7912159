import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { refusalIn } from "@/components/exchange-words";
import { ImportPlan } from "@/components/notes/import-plan";
import { useLocale } from "@/components/locale";
import { TroubleNotice } from "@/components/trouble-notice";
import type { TroubleInfo } from "@/lib/messages/outcomes";
import { ExchangeError } from "@/lib/exchange/json/exchange-error";
import type { Choice, Tally } from "@/lib/exchange/merge";
import { maxBytesOf, tooLarge } from "@/lib/exchange/json/read-json";
import { listText } from "@/lib/i18n/lists";
import type { Language, Translate } from "@/lib/i18n/translate";
import { turn } from "@/lib/library/notes";
import { type ImportPlan as Plan, carryOut, planImport } from "@/lib/library/transfer";
import { troubleOf } from "@/lib/library/trouble";
import { historyEnds } from "@/lib/store/read";

type State =
  | { readonly kind: "idle" }
  | { readonly kind: "reading" }
  | { readonly kind: "refused"; readonly message: string }
  /** A backup whose checksum is wrong. The user may still look at what can be read of its bytes. */
  | { readonly kind: "damaged"; readonly bytes: Uint8Array }
  | { readonly kind: "planned"; readonly plan: Plan }
  | { readonly kind: "done"; readonly tally: Tally; readonly undo: number | null }
  | { readonly kind: "trouble"; readonly info: TroubleInfo };

/**
 * Imports notes from a file. It first shows what the import would change. Then it makes all the
 * changes that the user has chosen at once.
 *
 * @param opened a text to show as if its file had been chosen
 */
export function BringIn({ opened }: { opened: { readonly text: string } | null }): JSX.Element {
  const { t } = useLocale();
  const [state, setState] = useState<State>({ kind: "idle" });
  const plan = async (bytes: Uint8Array, evenIfDamaged = false): Promise<void> => {
    setState({ kind: "reading" });
    setState(await planned(t, bytes, evenIfDamaged));
  };
  const choose = async (file: File): Promise<void> => {
    const most = maxBytesOf(new Uint8Array(await file.slice(0, 100).arrayBuffer()));
    // Such a file is not read at all. Half a gigabyte would not fit into memory beside what the
    // browser holds.
    if (file.size > most) {
      setState({ kind: "refused", message: refusalIn(t, tooLarge(file.name, file.size, most)) });
    } else {
      await plan(new Uint8Array(await file.arrayBuffer()));
    }
  };
  useEffect(() => {
    if (opened) void plan(new TextEncoder().encode(opened.text));
  }, [opened]);
  return (
    <section class="bring-in">
      <h2>{t("bringIn")}</h2>
      <p>{t("bringInWhat")}</p>
      <label class="file">
        {t("bringInFile")}{" "}
        <input
          type="file"
          accept=".json,.jsonld,.jsonl,.ndjson,application/json,application/ld+json,application/x-ndjson"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file) void choose(file);
            // This allows the user to choose the same file again.
            currentTarget.value = "";
          }}
        />
      </label>
      <div aria-live="polite">
        <Step
          state={state}
          onTakeDamaged={(bytes) => void plan(bytes, true)}
          onDo={async (chosen, choice, withSettings) =>
            setState(await carriedOut(t, chosen, choice, withSettings))
          }
          onUndo={async (n) => {
            const failure = await turn("undo", n);
            setState(failure ? { kind: "trouble", info: failure } : { kind: "idle" });
          }}
          onCancel={() => setState({ kind: "idle" })}
        />
      </div>
    </section>
  );
}

interface StepProps {
  readonly state: State;
  readonly onTakeDamaged: (bytes: Uint8Array) => void;
  readonly onDo: (plan: Plan, choice: Choice, withSettings: boolean) => Promise<void>;
  readonly onUndo: (n: number) => Promise<void>;
  readonly onCancel: () => void;
}

/** The current step of the import, and what the user can do next. */
function Step({ state, onTakeDamaged, onDo, onUndo, onCancel }: StepProps): JSX.Element {
  const { t, language } = useLocale();
  switch (state.kind) {
    case "idle":
      return <></>;
    case "reading":
      return <p class="hint">{t("bringInReading")}</p>;
    case "refused":
      return (
        <p class="trouble" role="alert">
          {state.message}
        </p>
      );
    case "trouble":
      return <TroubleNotice {...state.info} />;
    case "damaged":
      return (
        <div class="trouble" role="alert">
          <p>{t("damagedFile")}</p>
          <button type="button" onClick={() => onTakeDamaged(state.bytes)}>
            {t("damagedTake")}
          </button>
        </div>
      );
    case "planned":
      return (
        <ImportPlan
          plan={state.plan}
          refused={state.plan.file.refused}
          remarks={state.plan.file.remarks}
          leftOut={state.plan.file.leftOut}
          hasSettings={state.plan.file.settings !== null}
          onDo={(choice, withSettings) => onDo(state.plan, choice, withSettings)}
          onCancel={onCancel}
        />
      );
    case "done":
      return (
        <p class="row">
          {doneText({ t, language }, state.tally)}
          {state.undo !== null && (
            <button type="button" class="undo" onClick={() => void onUndo(state.undo as number)}>
              {t("undo")}
            </button>
          )}
        </p>
      );
  }
}

async function planned(t: Translate, bytes: Uint8Array, evenIfDamaged: boolean): Promise<State> {
  try {
    return { kind: "planned", plan: await planImport(bytes, evenIfDamaged) };
  } catch (error) {
    return refusal(t, error, bytes);
  }
}

async function carriedOut(
  t: Translate,
  plan: Plan,
  choice: Choice,
  withSettings: boolean,
): Promise<State> {
  try {
    const tally = await carryOut(plan, choice, withSettings);
    if (tally === null) return { kind: "refused", message: t("bringInMoved") };
    const { undo } = await historyEnds();
    const canUndo = undo?.kind === "import" && !isNothing(tally);
    return { kind: "done", tally, undo: canUndo ? undo.n : null };
  } catch (error) {
    return { kind: "trouble", info: troubleOf(error) };
  }
}

function refusal(t: Translate, error: unknown, bytes: Uint8Array): State {
  if (!(error instanceof ExchangeError)) return { kind: "trouble", info: troubleOf(error) };
  if (error.code === "checksum") return { kind: "damaged", bytes };
  return { kind: "refused", message: refusalIn(t, error) };
}

function isNothing({ added, changed, deleted }: Tally): boolean {
  return added + changed + deleted === 0;
}

/** The changes that were made, each kind separately. */
function doneText({ t, language }: { t: Translate; language: Language }, tally: Tally): string {
  if (isNothing(tally)) return t("doneNothing");
  const { added, changed, deleted } = tally;
  return listText(language, [
    ...(added > 0 ? [t("doneAdded", { count: added })] : []),
    ...(changed > 0 ? [t("doneChanged", { count: changed })] : []),
    ...(deleted > 0 ? [t("doneDeleted", { count: deleted })] : []),
  ]);
}
