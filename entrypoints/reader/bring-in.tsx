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
import type { Translate } from "@/lib/i18n/translate";
import { turn } from "@/lib/library/notes";
import { type ImportPlan as Plan, carryOut, planImport } from "@/lib/library/transfer";
import { troubleOf } from "@/lib/library/trouble";
import { historyEnds } from "@/lib/store/read";

type State =
  | { readonly kind: "idle" }
  | { readonly kind: "reading" }
  | { readonly kind: "refused"; readonly message: string }
  /** A backup whose checksum is wrong: the bytes, for who wants to see what can be read of it. */
  | { readonly kind: "damaged"; readonly bytes: Uint8Array }
  | { readonly kind: "planned"; readonly plan: Plan; readonly bytes: Uint8Array }
  | { readonly kind: "done"; readonly tally: Tally; readonly undo: number | null }
  | { readonly kind: "trouble"; readonly info: TroubleInfo };

/**
 * Brings notes in from a file: first what that would change, then, as the user has chosen, all of it at once.
 *
 * @param opened a text to be looked at as if it had been chosen
 */
export function BringIn({ opened }: { opened: { readonly text: string } | null }): JSX.Element {
  const { t } = useLocale();
  const [state, setState] = useState<State>({ kind: "idle" });

  const plan = async (bytes: Uint8Array, evenIfDamaged = false): Promise<void> => {
    setState({ kind: "reading" });
    try {
      setState({ kind: "planned", plan: await planImport(bytes, evenIfDamaged), bytes });
    } catch (error) {
      setState(refusal(t, error, bytes));
    }
  };
  const choose = async (file: File): Promise<void> => {
    // Not read at all: half a gigabyte would not fit beside what the browser holds.
    const most = maxBytesOf(new Uint8Array(await file.slice(0, 100).arrayBuffer()));
    if (file.size > most) {
      setState({ kind: "refused", message: refusalIn(t, tooLarge(file.name, file.size, most)) });
      return;
    }
    await plan(new Uint8Array(await file.arrayBuffer()));
  };
  const carry = async (chosen: Plan, choice: Choice, withSettings: boolean): Promise<void> => {
    try {
      const tally = await carryOut(chosen, choice, withSettings);
      const { undo } = await historyEnds();
      const n = undo?.kind === "import" ? undo.n : null;
      if (tally === null) setState({ kind: "refused", message: t("bringInMoved") });
      else setState({ kind: "done", tally, undo: isNothing(tally) ? null : n });
    } catch (error) {
      setState({ kind: "trouble", info: troubleOf(error) });
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
            // The same file can be chosen again.
            currentTarget.value = "";
          }}
        />
      </label>
      <div aria-live="polite">
        {state.kind === "reading" && <p class="hint">{t("bringInReading")}</p>}
        {state.kind === "refused" && (
          <p class="trouble" role="alert">
            {state.message}
          </p>
        )}
        {state.kind === "trouble" && <TroubleNotice {...state.info} />}
        {state.kind === "damaged" && (
          <div class="trouble" role="alert">
            <p>{t("damagedFile")}</p>
            <button type="button" onClick={() => void plan(state.bytes, true)}>
              {t("damagedTake")}
            </button>
          </div>
        )}
        {state.kind === "planned" && (
          <ImportPlan
            plan={state.plan}
            refused={state.plan.file.refused}
            remarks={state.plan.file.remarks}
            leftOut={state.plan.file.leftOut}
            hasSettings={state.plan.file.settings !== null}
            onDo={(choice, withSettings) => carry(state.plan, choice, withSettings)}
            onCancel={() => setState({ kind: "idle" })}
          />
        )}
        {state.kind === "done" && (
          <p class="row">
            {doneText(t, state.tally)}
            {state.undo !== null && (
              <button
                type="button"
                class="undo"
                onClick={async () => {
                  const failure = await turn("undo", state.undo as number);
                  setState(failure ? { kind: "trouble", info: failure } : { kind: "idle" });
                }}
              >
                {t("undo")}
              </button>
            )}
          </p>
        )}
      </div>
    </section>
  );
}

function refusal(t: Translate, error: unknown, bytes: Uint8Array): State {
  if (!(error instanceof ExchangeError)) return { kind: "trouble", info: troubleOf(error) };
  if (error.code === "checksum") return { kind: "damaged", bytes };
  return { kind: "refused", message: refusalIn(t, error) };
}

function isNothing({ added, changed, deleted }: Tally): boolean {
  return added + changed + deleted === 0;
}

/** What was done, each kind of change by itself. */
function doneText(t: Translate, tally: Tally): string {
  if (isNothing(tally)) return t("doneNothing");
  const { added, changed, deleted } = tally;
  return [
    ...(added > 0 ? [t("doneAdded", { count: added })] : []),
    ...(changed > 0 ? [t("doneChanged", { count: changed })] : []),
    ...(deleted > 0 ? [t("doneDeleted", { count: deleted })] : []),
  ].join(" ");
}
