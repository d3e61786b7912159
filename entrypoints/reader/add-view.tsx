import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useLocale } from "@/components/locale";
import { ReadingFaultNotice } from "@/components/reading-fault";
import { TroubleNotice } from "@/components/trouble-notice";
import type { DocumentId } from "@/lib/document/address";
import { takePage } from "@/lib/library/handed-over";
import { type Library, documentOf } from "@/lib/library/library";
import {
  type NewDocument,
  type TakeResult,
  addDocument,
  addPackage,
  replaceDocument,
} from "@/lib/library/take-in";
import type { Outcome } from "@/lib/messages/outcomes";
import { type Route, firstRoute, hashOf } from "@/lib/route/route";
import type { DocumentRecords } from "@/lib/store/shapes";
import { Doors } from "./doors";
import { ImportPreview } from "./import-preview";
import { PackagePreview } from "./package-preview";
import { useDropped } from "./use-dropped";
import { useOnce } from "./use-once";
import { type Reading, type Waiting, useReading } from "./use-reading";

/** The files that wait, and how many there were. */
interface Queue {
  readonly waiting: readonly Waiting[];
  readonly count: number;
}

interface AddedDocument {
  readonly title: string;
  readonly route: Route;
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
  const { reading, read, stop, rest } = useReading();
  const [queue, setQueue] = useState<Queue>({ waiting: [], count: 0 });
  const [added, setAdded] = useState<readonly AddedDocument[]>([]);
  const [failure, setFailure] = useState<Outcome>(null);
  const replaced = replaces === null ? null : (documentOf(library, replaces) ?? null);
  const next = ({ waiting: [first, ...waiting], count }: Queue): void => {
    setQueue({ waiting, count });
    setFailure(null);
    if (first) void read(first, null);
    else rest();
  };
  const bring = (files: readonly Waiting[]): void => {
    if (files.length > 0) next({ waiting: files, count: files.length });
  };
  const done = (result: TakeResult, title: string, hasText: boolean): void => {
    if (result.kind === "failed") {
      setFailure(result.info);
      return;
    }
    const route = firstRoute(result.document, hasText);
    if (queue.count === 1) location.hash = hashOf(route);
    setAdded((before) => [...before, { title, route }]);
    next(queue);
  };
  const take = async (document: NewDocument): Promise<void> => {
    const result = await (replaced
      ? replaceDocument(replaced, document)
      : addDocument(document, library.records));
    done(result, document.title, true);
  };
  const takePackage = async (title: string): Promise<void> => {
    if (reading.kind !== "package") return;
    const { pack, read: document } = reading;
    done(await addPackage(pack, document, title, library.records), title, document !== null);
  };
  const isOpen = ["idle", "refused", "failed"].includes(reading.kind);
  const isOver = useDropped((files) => bring(replaced ? files.slice(0, 1) : files), isOpen);
  useOnce(() => void takePage().then((page) => page && bring([page])));
  return (
    <main id="main" tabIndex={-1} class="add-view">
      <p>
        <a href={hashOf({ view: "library" })}>‹ {t("viewLibrary")}</a>
      </p>
      <Title replaced={replaced} queue={queue} />
      {failure && <TroubleNotice {...failure} />}
      <Added added={added} />
      <ReadingState reading={reading} onStop={stop} />
      {reading.kind === "refused" && queue.waiting.length > 0 && (
        <button type="button" class="primary" onClick={() => next(queue)}>
          {t("addSkip")}
        </button>
      )}
      {reading.kind === "package" && (
        <PackagePreview {...reading} onTake={takePackage} onSkip={() => next(queue)} />
      )}
      {reading.kind === "read" ? (
        <ImportPreview
          key={`${reading.file.name} ${reading.encoding}`}
          {...reading}
          replaces={replaced}
          onEncoding={(encoding) => void read(reading.file, encoding)}
          onTake={take}
          onSkip={() => next(queue)}
        />
      ) : (
        isOpen && <Doors isOne={replaced !== null} isOver={isOver} onBring={bring} />
      )}
    </main>
  );
}

function Title({
  replaced,
  queue: { count, waiting },
}: {
  replaced: DocumentRecords | null;
  queue: Queue;
}): JSX.Element {
  const { t } = useLocale();
  return (
    <h1>
      {replaced ? t("addReplaces", { title: replaced.document.title }) : t("addTitle")}
      {count > 1 && (
        <span class="count"> {t("addOf", { index: count - waiting.length, count })}</span>
      )}
    </h1>
  );
}

/** How far a file is read, or why it was not. */
function ReadingState({
  reading,
  onStop,
}: {
  reading: Reading;
  onStop: () => void;
}): JSX.Element | null {
  const { t } = useLocale();
  switch (reading.kind) {
    case "reading":
      return (
        <p role="status" class="row">
          {t("addReading", { name: reading.name, percent: reading.percent })}
          <progress max={100} value={reading.percent} />
          <button type="button" onClick={onStop}>
            {t("addStop")}
          </button>
        </p>
      );
    case "refused":
      return <ReadingFaultNotice name={reading.name} fault={reading.fault} />;
    case "failed":
      return <TroubleNotice {...reading.info} onRetry={reading.again} />;
    default:
      return null;
  }
}

function Added({ added }: { added: readonly AddedDocument[] }): JSX.Element {
  const { t } = useLocale();
  return (
    <div role="status">
      {added.length > 0 && (
        <ul class="added">
          {added.map(({ title, route }) => (
            <li key={hashOf(route)}>
              <a href={hashOf(route)}>{t("addedDocument", { title })}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
