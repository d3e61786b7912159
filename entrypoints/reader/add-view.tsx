import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { Icon } from "@/components/icon";
import { useLocale } from "@/components/locale";
import { ReadingFaultNotice } from "@/components/reading-fault";
import { TroubleNotice } from "@/components/trouble-notice";
import type { DocumentId } from "@/lib/document/address";
import type { Translate } from "@/lib/i18n/translate";
import { type NewDocument, addDocument, replaceDocument } from "@/lib/library/change-library";
import { type Library, documentOf } from "@/lib/library/library";
import { troubleOf } from "@/lib/library/trouble";
import type { Outcome } from "@/lib/messages/outcomes";
import { type ReadingFault, ReadingError } from "@/lib/reading/reading-error";
import { readDocument } from "@/lib/reading/read";
import { hashOf } from "@/lib/route/route";
import type { DocumentRecords } from "@/lib/store/shapes";
import { takeHandedOver } from "@/lib/library/handed-over";
import { ImportPreview } from "./import-preview";
import { useOnce } from "./use-once";

type Bytes = Uint8Array<ArrayBuffer>;

/** A file that the user has brought, before it is read. */
export interface Brought {
  readonly name: string;
  readonly bytes: Bytes;
  readonly address?: string;
}

/** What is being done with the file that is next. */
type State =
  | { readonly kind: "idle" }
  | { readonly kind: "reading"; readonly name: string; readonly percent: number }
  | {
      readonly kind: "preview";
      readonly file: Brought;
      readonly read: NewDocument["read"];
      readonly encoding: string | null;
    }
  | { readonly kind: "refused"; readonly name: string; readonly fault: ReadingFault };

/** The files that wait, and how many there were. */
interface Queue {
  readonly waiting: readonly Brought[];
  readonly count: number;
}

/**
 * Brings documents into the library: files that are dropped or chosen, pasted text, or a page. Each
 * has a preview, and nothing is in the library before the user says so.
 */
export function AddView({
  library,
  replaces,
}: {
  library: Library;
  replaces: DocumentId | null;
}): JSX.Element {
  const { t } = useLocale();
  const [state, setState] = useState<State>({ kind: "idle" });
  const [queue, setQueue] = useState<Queue>({ waiting: [], count: 0 });
  const [added, setAdded] = useState<readonly { title: string; document: DocumentId }[]>([]);
  const [failure, setFailure] = useState<Outcome>(null);
  const stop = useRef<AbortController | null>(null);
  const replaced = replaces === null ? null : (documentOf(library, replaces) ?? null);

  const read = async (file: Brought, encoding: string | null): Promise<void> => {
    const controller = new AbortController();
    stop.current = controller;
    setFailure(null);
    setState({ kind: "reading", name: file.name, percent: 0 });
    try {
      const found = await readDocument(file.bytes, file.name, {
        encoding,
        ...(file.address === undefined ? {} : { address: file.address }),
        signal: controller.signal,
        onProgress: (share) =>
          setState({ kind: "reading", name: file.name, percent: Math.floor(share * 100) }),
      });
      setState({ kind: "preview", file, read: found, encoding });
    } catch (error) {
      if (controller.signal.aborted) setState({ kind: "idle" });
      else if (error instanceof ReadingError)
        setState({ kind: "refused", name: file.name, fault: error.fault });
      else {
        setState({ kind: "idle" });
        setFailure(troubleOf(error));
      }
    }
  };
  const next = ({ waiting, count }: Queue): void => {
    const [first, ...others] = waiting;
    setQueue({ waiting: others, count });
    if (first) void read(first, null);
    else setState({ kind: "idle" });
  };
  const bring = (files: readonly Brought[]): void => next({ waiting: files, count: files.length });
  const take = async (document: NewDocument): Promise<void> => {
    const all = library.documents.map((it) => it.document);
    const result = replaced
      ? {
          ...(await replaceDocument(replaced.document.item, document)),
          document: replaced.document.id,
        }
      : await addDocument(document, all);
    if (result.kind === "failed") {
      setFailure(result.info);
      return;
    }
    const id = result.document as DocumentId;
    if (queue.count === 1) location.hash = hashOf({ document: id, view: "text", passage: null });
    setAdded((before) => [...before, { title: document.title, document: id }]);
    next(queue);
  };
  useOnce(() => void takeHandedOver().then((page) => page && bring([page])));
  const isAsking = state.kind === "idle" || state.kind === "refused";
  return (
    <main id="main" tabIndex={-1} class="add-view">
      <p>
        <a href={hashOf({ view: "library" })}>‹ {t("viewLibrary")}</a>
      </p>
      <h1>
        {replaced ? t("addReplaces", { title: replaced.document.title }) : t("addTitle")}
        {queue.count > 1 && (
          <span class="count">
            {t("addOf", { index: queue.count - queue.waiting.length, count: queue.count })}
          </span>
        )}
      </h1>
      {failure && <TroubleNotice {...failure} />}
      <Added added={added} />
      {state.kind === "refused" && <ReadingFaultNotice name={state.name} fault={state.fault} />}
      {state.kind === "refused" && queue.waiting.length > 0 && (
        <button type="button" class="primary" onClick={() => next(queue)}>
          {t("addSkip")}
        </button>
      )}
      {state.kind === "reading" && (
        <p role="status" class="row">
          {t("addReading", { name: state.name, percent: state.percent })}
          <progress max={100} value={state.percent} />
          <button type="button" onClick={() => stop.current?.abort()}>
            {t("addStop")}
          </button>
        </p>
      )}
      {isAsking && <Doors t={t} isOne={replaced !== null} onBring={bring} />}
      {state.kind === "preview" && (
        <ImportPreview
          key={`${state.file.name} ${state.encoding}`}
          read={state.read}
          file={state.file}
          encoding={state.encoding}
          replaces={replaced}
          onEncoding={(encoding) => void read(state.file, encoding)}
          onTake={take}
          onSkip={() => next(queue)}
        />
      )}
    </main>
  );
}

function Added({
  added,
}: {
  added: readonly { title: string; document: DocumentRecords["document"]["id"] }[];
}): JSX.Element {
  const { t } = useLocale();
  return (
    <ul role="status" class="added">
      {added.map(({ title, document }) => (
        <li key={document}>
          <a href={hashOf({ document, view: "text", passage: null })}>
            {t("addedDocument", { title })}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The ways in which a document comes in. */
function Doors({
  t,
  isOne,
  onBring,
}: {
  t: Translate;
  isOne: boolean;
  onBring: (files: readonly Brought[]) => void;
}): JSX.Element {
  const [isOver, setOver] = useState(false);
  const bring = async (files: readonly File[]): Promise<void> => {
    const some = isOne ? files.slice(0, 1) : files;
    const brought = await Promise.all(
      some.map(async (it) => ({ name: it.name, bytes: new Uint8Array(await it.arrayBuffer()) })),
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
          const text = String(new FormData(event.currentTarget).get("text"));
          if (text.trim() === "") return;
          onBring([{ name: `${t("addPasted")}.txt`, bytes: new TextEncoder().encode(text) }]);
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
