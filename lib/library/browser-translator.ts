/**
 * The browser's own translator, which works on the device. Chromium has one
 * (https://webmachinelearning.github.io/translation-api/); Firefox has none for extensions. Before the
 * first translation, the browser may fetch a model from its maker. No text leaves the device.
 */

interface Pair {
  /** A BCP 47 tag. */
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
}

/** The parts of the API that are used. TypeScript does not know it yet. */
interface TranslatorApi {
  availability(pair: Pair): Promise<"available" | "downloadable" | "downloading" | "unavailable">;
  create(options: Pair & { signal: AbortSignal; monitor: (m: EventTarget) => void }): Promise<{
    translate(text: string, options: { signal: AbortSignal }): Promise<string>;
    destroy(): void;
  }>;
}

const TO_ENGLISH: Pair = { sourceLanguage: "zh", targetLanguage: "en" };

function api(): TranslatorApi | null {
  return (globalThis as { Translator?: TranslatorApi }).Translator ?? null;
}

/** Whether the browser can translate from Chinese into English, perhaps after it has fetched a model. */
export async function canTranslate(): Promise<boolean> {
  const availability = await api()
    ?.availability(TO_ENGLISH)
    .catch(() => null);
  return typeof availability === "string" && availability !== "unavailable";
}

/**
 * Translates a text from Chinese into English. A click must have asked for it: otherwise the browser
 * fetches no model.
 *
 * @param onProgress called with the fetched share of the model, from 0 to 1
 * @throws DOMException `AbortError` if the signal is aborted; other errors of the browser
 */
export async function toEnglish(
  text: string,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<string> {
  const monitor = (m: EventTarget): void =>
    m.addEventListener("downloadprogress", (event) => onProgress((event as ProgressEvent).loaded));
  const session = await api()?.create({ ...TO_ENGLISH, signal, monitor });
  if (!session) throw new DOMException("There is no translator.", "NotSupportedError");
  try {
    return (await session.translate(text, { signal })).trim();
  } finally {
    session.destroy();
  }
}
