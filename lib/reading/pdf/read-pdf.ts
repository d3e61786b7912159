/** PDF files become blocks, with pdf.js, whose parser runs in a worker of its own. */
import type { DocumentDetails, ReadDocument } from "../../document/block";
import { onFailure } from "../../worker/asked";
import { languageOf } from "../language";
import { detailsOf } from "../plain/details";
import { inSteps } from "../progress";
import { ReadingError } from "../reading-error";
import type { OutlineEntry } from "./headings";
import { layOut } from "./layout";
import type { PdfItem, PdfPage } from "./runs";

/** Where the files are that pdf.js loads: absolute URLs, of the extension itself. */
export interface PdfAssets {
  /** `pdf.worker.min.mjs`, started as a module. */
  readonly worker: string;
  /** The folder of character maps, with a slash at its end. */
  readonly cMaps: string;
}

interface Reporting {
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

const PAGE_LIMIT = 5000;
const OUTLINE_LIMIT = 20_000;
type PdfJs = typeof import("pdfjs-dist/legacy/build/pdf.mjs");
type Loading = ReturnType<PdfJs["getDocument"]>;
type Pdf = Awaited<Loading["promise"]>;

/**
 * Reads a PDF.
 *
 * @throws ReadingError `encrypted`, `damaged`, `no-text`, `too-much`; WorkerError
 */
export async function readPdf(
  bytes: Uint8Array,
  assets: PdfAssets,
  { onProgress, signal }: Reporting,
): Promise<ReadDocument> {
  const pdfjs = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const thread = new Worker(assets.worker, { type: "module" });
  const worker = pdfjs.PDFWorker.create({ port: thread });
  const loading = pdfjs.getDocument({
    // pdf.js takes the bytes away from the page: it gets a copy.
    data: bytes.slice(),
    worker,
    cMapUrl: assets.cMaps,
    cMapPacked: true,
    disableFontFace: true,
    useSystemFonts: false,
    isOffscreenCanvasSupported: false,
    stopAtErrors: false,
    enableXfa: false,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  const stop = (): void => thread.terminate();
  signal?.addEventListener("abort", stop);
  const reporting = { ...(onProgress && { onProgress }), ...(signal && { signal }) };
  const reading = unlessStopped(loading.promise, signal).then((pdf) => readPages(pdf, reporting));
  try {
    return await Promise.race([reading, failureOf(thread)]);
  } catch (error) {
    signal?.throwIfAborted();
    throw faultOf(error);
  } finally {
    signal?.removeEventListener("abort", stop);
    thread.terminate();
    worker.destroy();
  }
}

/** Is rejected if the worker fails: pdf.js would wait for it for ever. */
function failureOf(thread: Worker): Promise<never> {
  return new Promise((_, reject) => onFailure(thread, reject));
}

async function readPages(pdf: Pdf, { onProgress, signal }: Reporting): Promise<ReadDocument> {
  if (pdf.numPages > PAGE_LIMIT) {
    throw new ReadingError({ code: "too-much", of: "pages", limit: PAGE_LIMIT });
  }
  const pages: PdfPage[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await unlessStopped(readPage(pdf, number), signal);
    pages.push(page);
    onProgress?.((0.8 * number) / pdf.numPages);
  }
  const outline = await unlessStopped(outlineOf(pdf), signal);
  const details = await unlessStopped(pdfDetails(pdf), signal);
  const { text, blocks, emptyPages } = await inSteps(
    layOut(pages, { outline, title: details.title }),
    onProgress ?? (() => {}),
    signal ?? null,
  );
  if (emptyPages.length === pages.length || text.trim() === "") {
    throw new ReadingError({ code: "no-text", pages: pages.length });
  }
  return {
    format: "pdf",
    encoding: null,
    language: languageOf(text),
    details: detailsOf(blocks, confirmed(details, text)),
    text,
    blocks,
    losses: emptyPages.length === 0 ? [] : [{ kind: "pages-without-text", pages: emptyPages }],
  };
}

async function readPage(pdf: Pdf, number: number): Promise<PdfPage> {
  const page = await pdf.getPage(number);
  const { items, styles } = await page.getTextContent();
  const { transform, width, height } = page.getViewport({ scale: 1 });
  page.cleanup();
  const vertical = Object.entries(styles).filter(([, it]) => it.vertical);
  return {
    items: items.filter((it): it is PdfItem & typeof it => "str" in it),
    verticalFonts: new Set(vertical.map(([name]) => name)),
    matrix: transform,
    width,
    height,
  };
}

/** The outline, flat and in its order. A broken one is left out. */
async function outlineOf(pdf: Pdf): Promise<OutlineEntry[]> {
  const found: OutlineEntry[] = [];
  type Node = NonNullable<Awaited<ReturnType<Pdf["getOutline"]>>>[number];
  const add = (nodes: readonly Node[], level: number): void => {
    for (const { title, items } of nodes) {
      if (found.length >= OUTLINE_LIMIT || level > 20) return;
      found.push({ title, level });
      add(items as Node[], level + 1);
    }
  };
  try {
    add((await pdf.getOutline()) ?? [], 1);
  } catch (error) {
    console.warn("The outline of a PDF could not be read.", error);
  }
  return found;
}

async function pdfDetails(pdf: Pdf): Promise<DocumentDetails> {
  const nothing = { title: null, author: null, publisher: null, date: null, address: null };
  try {
    const { info } = await pdf.getMetadata();
    const field = (name: string): string | null => {
      const value = (info as Record<string, unknown>)[name];
      return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
    };
    return { ...nothing, title: field("Title"), author: field("Author") };
  } catch (error) {
    console.warn("The details of a PDF could not be read.", error);
    return nothing;
  }
}

/** Programs write names of files and of templates as titles: one is believed if the text says it. */
function confirmed(details: DocumentDetails, text: string): DocumentDetails {
  const start = plain(text.slice(0, 4000));
  const isSaid =
    details.title !== null && details.title.length > 3 && start.includes(plain(details.title));
  return { ...details, title: isSaid ? details.title : null };
}

function plain(text: string): string {
  return text.replaceAll(/\s+/gu, "");
}

function faultOf(error: unknown): unknown {
  if (error instanceof ReadingError) return error;
  const name = error instanceof Error ? error.name : "";
  if (name === "PasswordException") {
    return new ReadingError({ code: "encrypted", format: "pdf" }, { cause: error });
  }
  if (
    /InvalidPDF|MissingPDF|FormatError|UnknownError|XRef|ResponseException|AbortException/u.test(
      name,
    )
  ) {
    return new ReadingError({ code: "damaged", format: "pdf", part: null }, { cause: error });
  }
  return error;
}

/** A promise that is rejected as soon as the work is stopped: a worker that ended answers nothing. */
function unlessStopped<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
