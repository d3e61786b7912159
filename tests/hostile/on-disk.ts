import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

/** Whether a file of a browser's profile has a word in it, in either encoding that browsers write. */
export function isOnDisk({ profile }: { readonly profile: string }, word: string): boolean {
  const encoded = (["utf8", "utf16le"] as const).map((it) => Buffer.from(word, it));
  return readdirSync(profile, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .some((it) => {
      const bytes = contentOf(path.join(it.parentPath, it.name));
      return encoded.some((word) => bytes.includes(word));
    });
}

/** Browsers delete files at any moment. */
function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}
