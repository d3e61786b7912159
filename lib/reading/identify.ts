/** What a file is: by its bytes first, by its name where bytes do not tell. */
import type { DocumentFormat } from "../document/block";
import { ReadingError } from "./reading-error";
import { namesInZip, readZip } from "./zip";

interface Magic {
  readonly found: string;
  readonly at: number;
  /** Each character is a byte. */
  readonly bytes: string;
}

/** Formats that are known but not read, by their first bytes. */
const OTHERS: readonly Magic[] = [
  { found: "rtf", at: 0, bytes: "{\\rtf" },
  { found: "png", at: 0, bytes: "\x89PNG" },
  { found: "jpg", at: 0, bytes: "\xFF\xD8\xFF" },
  { found: "gif", at: 0, bytes: "GIF8" },
  { found: "bmp", at: 0, bytes: "BM" },
  { found: "webp", at: 8, bytes: "WEBP" },
  { found: "wav", at: 8, bytes: "WAVE" },
  { found: "avi", at: 8, bytes: "AVI " },
  { found: "tif", at: 0, bytes: "II*\0" },
  { found: "tif", at: 0, bytes: "MM\0*" },
  { found: "heic", at: 4, bytes: "ftyphei" },
  { found: "avif", at: 4, bytes: "ftypavif" },
  { found: "mp4", at: 4, bytes: "ftyp" },
  { found: "mp3", at: 0, bytes: "ID3" },
  { found: "psd", at: 0, bytes: "8BPS" },
  { found: "gz", at: 0, bytes: "\x1F\x8B" },
  { found: "7z", at: 0, bytes: "7z\xBC\xAF\x27\x1C" },
  { found: "rar", at: 0, bytes: "Rar!" },
  { found: "xz", at: 0, bytes: "\xFD7zXZ" },
  { found: "exe", at: 0, bytes: "MZ\x90" },
  { found: "elf", at: 0, bytes: "\x7FELF" },
  { found: "sqlite", at: 0, bytes: "SQLite format 3" },
  { found: "djvu", at: 0, bytes: "AT&TFORM" },
  { found: "mobi", at: 60, bytes: "BOOKMOBI" },
  { found: "chm", at: 0, bytes: "ITSF" },
  { found: "caj", at: 0, bytes: "CAJ" },
  { found: "caj", at: 0, bytes: "HN\0\0" },
  { found: "ps", at: 0, bytes: "%!PS" },
  { found: "wasm", at: 0, bytes: "\0asm" },
  { found: "ttf", at: 0, bytes: "\0\x01\0\0\0" },
  { found: "woff2", at: 0, bytes: "wOF2" },
];
/** A file, an end without files, or a part of a larger archive. */
const ZIP = ["PK\x03\x04", "PK\x05\x06", "PK\x07\x08"];
const OLE = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
/** As many bytes as are looked at. */
const SAMPLE_BYTES = 4096;

/**
 * Finds the format of a file.
 *
 * @param name the file's name, or "" if it has none
 * @throws ReadingError if it is none of the formats that are read
 */
export function identify(bytes: Uint8Array, name: string): DocumentFormat {
  if (bytes.length === 0) throw new ReadingError({ code: "empty" });
  const start = latin(bytes.subarray(0, SAMPLE_BYTES));
  if (/^[\s\S]{0,1024}%PDF-\d/u.test(start)) return "pdf";
  if (ZIP.some((it) => start.startsWith(it))) return zipFormat(bytes);
  if (start.startsWith(OLE)) throw new ReadingError(oleFault(bytes));
  const other = OTHERS.find((it) => start.startsWith(it.bytes, it.at));
  if (other && !(other.found === "bmp" && !isBinary(bytes))) {
    throw new ReadingError({ code: "wrong-format", found: other.found });
  }
  return textFormat(bytes, name);
}

function latin(bytes: Uint8Array): string {
  return Array.from(bytes, (it) => String.fromCharCode(it)).join("");
}

function zipFormat(bytes: Uint8Array): DocumentFormat {
  const names = namesInZip(bytes);
  const has = (pattern: RegExp): boolean => names.some((it) => pattern.test(it));
  if (has(/^word\/document\d?\.xml$/u)) return "docx";
  if (has(/^(?:[^/]+\/)?META-INF\/container\.xml$/u) && !has(/^content\.xml$/u)) return "epub";
  const found = has(/^xl\//u)
    ? "xlsx"
    : has(/^ppt\//u)
      ? "pptx"
      : has(/^OFD\.xml$/iu)
        ? "ofd"
        : has(/^content\.xml$/u)
          ? openDocument(bytes)
          : has(/^META-INF\/MANIFEST\.MF$/u)
            ? "jar"
            : "zip";
  // A package of Word may have its main part elsewhere.
  if (found === "zip" && has(/^\[Content_Types\]\.xml$/u) && has(/^_rels\/\.rels$/u)) return "docx";
  throw new ReadingError({ code: "wrong-format", found });
}

function openDocument(bytes: Uint8Array): string {
  const type = readZip(bytes, (it) => it === "mimetype").get("mimetype");
  const text = type ? latin(type) : "";
  return text.includes("spreadsheet") ? "ods" : text.includes("presentation") ? "odp" : "odt";
}

/** Old Office files, and new ones with a password, are both in this container. */
function oleFault(bytes: Uint8Array): ConstructorParameters<typeof ReadingError>[0] {
  const has = (name: string): boolean => {
    const wide = Array.from(name, (it) => [it.charCodeAt(0), 0]).flat();
    const first = wide[0] ?? 0;
    const until = Math.min(bytes.length, 64 * 1024 * 1024);
    for (let at = bytes.indexOf(first); at >= 0 && at < until; at = bytes.indexOf(first, at + 1)) {
      if (wide.every((it, offset) => bytes[at + offset] === it)) return true;
    }
    return false;
  };
  if (has("EncryptedPackage")) return { code: "encrypted", format: "office" };
  if (has("WordDocument")) return { code: "wrong-format", found: "doc" };
  if (has("Workbook") || has("Book\0")) return { code: "wrong-format", found: "xls" };
  if (has("PowerPoint Document")) return { code: "wrong-format", found: "ppt" };
  return { code: "wrong-format", found: has("__substg1") ? "msg" : "ole" };
}

/** Controls that no text has, except NUL, which UTF-16 has. */
function isBinary(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  // A byte order mark is at the beginning of text alone.
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return false;
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const controls = sample.filter((it) => it < 9 || (it > 13 && it < 27) || it === 0x7f);
  const zeros = sample.filter((it) => it === 0).length;
  const others = controls.length - zeros;
  // In UTF-16, low bytes of Chinese characters have all values: a tenth of them look like controls.
  const isWide = sample.length % 2 === 0 && zeros * 20 < sample.length * 19;
  return (
    others * (isWide && zeros === 0 ? 8 : 12) > sample.length || zeros * 10 > sample.length * 6
  );
}

function textFormat(bytes: Uint8Array, name: string): DocumentFormat {
  const ending = /\.(?<ending>\w+)$/u.exec(name.toLowerCase())?.groups?.["ending"] ?? "";
  const start = plainStart(bytes);
  if (
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,800}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/iu.test(
      start,
    )
  ) {
    return "html";
  }
  if (/<pkg:package|progid="Word\.Document"/u.test(start)) {
    throw new ReadingError({ code: "wrong-format", found: "xml" });
  }
  if (/^(?:From|MIME-Version|Subject|Date):[\s\S]*multipart\/related/iu.test(start)) {
    throw new ReadingError({ code: "wrong-format", found: "mht" });
  }
  if (isBinary(bytes)) throw new ReadingError({ code: "unknown-format" });
  if (/^x?html?$/u.test(ending) && /<\w+[^>]*>/u.test(start)) return "html";
  if (/^(?:md|markdown|mkd|mdown)$/u.test(ending)) return "markdown";
  return /^(?:txt|text)$/u.test(ending) || !looksLikeMarkdown(start) ? "text" : "markdown";
}

/** The beginning as ASCII, also of UTF-16. */
function plainStart(bytes: Uint8Array): string {
  return latin(bytes.subarray(0, SAMPLE_BYTES))
    .replaceAll("\0", "")
    .replace(/^(?:ï»¿|ÿþ|þÿ)/u, "");
}

/** Two headings with #, or a heading and another sign of Markdown. */
function looksLikeMarkdown(start: string): boolean {
  const headings = start.match(/^#{1,6} \S/gmu)?.length ?? 0;
  const isFront = /^---\r?\n(?:[\w-]+:.*\r?\n)+---\r?\n/u.test(start);
  const others = /^```|^\|.*\|\s*\n\|[\s:|-]+\|$|\]\(https?:|^[-*] \S.*\n[-*] \S/mu.test(start);
  return headings >= 2 || isFront || (headings >= 1 && others);
}
