import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

/**
 * Whether any file in a browser's profile contains a word, in UTF-8 or UTF-16, the encodings that
 * browsers write.
 */
export function isOnDisk({ profile }: { readonly profile: string }, word: string): boolean {
  const encoded = (["utf8", "utf16le"] as const).map((it) => Buffer.from(word, it));
  return readdirSync(profile, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .some((it) => {
      const bytes = contentOf(path.join(it.parentPath, it.name));
      return encoded.some((word) => bytes.includes(word));
    });
}

/** The content of a file; empty if the browser has just deleted it. */
function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}
