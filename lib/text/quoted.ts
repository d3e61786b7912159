import type { TextSpan } from "./text-span";

/** Quotation marks, then title marks. Marks inside others are part of what is quoted. */
const QUOTED =
  /“([^“”]+)”|‘([^‘’]+)’|「([^「」]+)」|『([^『』]+)』|｢([^｢｣]+)｣|﹁([^﹁﹂]+)﹂|﹃([^﹃﹄]+)﹄|〝([^〝〞〟]+)[〞〟]|«([^«»]+)»|"([^"\n]+)"|＂([^＂\n]+)＂|《([^《》]+)》|〈([^〈〉]+)〉/gu;

/** What stands between quotation marks or title marks, without the marks, in order. */
export function quotedIn(text: string): TextSpan[] {
  return Array.from(text.matchAll(QUOTED), (match) => ({
    start: match.index + 1,
    end: match.index + match[0].length - 1,
  }));
}
