/** The page of `scripts/read.mjs`: reads one file with the code that is shipped. */
import { findCandidates } from "@/lib/candidates/find-candidates";
import { datesOf } from "@/lib/reading/figures/dates";
import { figuresOf } from "@/lib/reading/figures/figures";
import type { Encoding } from "@/lib/reading/encoding";
import { passagesOf } from "@/lib/reading/passages-of";
import { read, readPage } from "@/lib/reading/read";
import { ReadingError } from "@/lib/reading/reading-error";

/** What is asked: the file's name, and what was given on the command line. */
export interface ReadRequest {
  readonly name: string;
  readonly encoding: Encoding | null;
  /** The address of a page whose markup the file is, or null. */
  readonly address: string | null;
}

const PDF = {
  worker: new URL("/node_modules/pdfjs-dist/legacy/build/pdf.worker.min.mjs", location.origin).href,
  cMaps: new URL("/node_modules/pdfjs-dist/cmaps/", location.origin).href,
};

async function run({ name, encoding, address }: ReadRequest): Promise<object> {
  const bytes = new Uint8Array(await (await fetch("/file-to-read")).arrayBuffer());
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({ type: "longtask" });
  const began = performance.now();
  try {
    const document =
      address === null
        ? await read(bytes, name, { encoding, pdf: PDF })
        : await readPage(new TextDecoder().decode(bytes), address);
    const milliseconds = Math.round(performance.now() - began);
    await new Promise((resolve) => setTimeout(resolve, 60));
    const passages = passagesOf(document);
    const { format, language, details, losses, blocks } = document;
    return {
      format,
      encoding: document.encoding,
      language,
      details,
      losses,
      characters: document.text.length,
      milliseconds,
      longestTask: Math.round(longest),
      blocks,
      passages: passages.map(({ id, role, level, label, section, subheading, text }) => ({
        id,
        role,
        level,
        label,
        section,
        subheading,
        text,
      })),
      figures: figuresOf(passages),
      dates: datesOf(passages),
      candidates: findCandidates(passages).map(({ form, kind, score, count, reasons, places }) => ({
        form,
        kind,
        score,
        count,
        reasons,
        spans: places,
      })),
    };
  } catch (error) {
    if (error instanceof ReadingError) return { fault: error.fault };
    throw error;
  } finally {
    observer.disconnect();
  }
}

Object.assign(window, { readFile: run });
