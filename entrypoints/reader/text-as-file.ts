import type { Brought } from "@/lib/library/read-brought";

/** Text that was pasted or dropped counts as a file of UTF-8. */
export function textAsFile(name: string, text: string): Brought {
  return { name: `${name}.txt`, bytes: new TextEncoder().encode(text), address: null };
}
