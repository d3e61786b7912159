/** XML of files that nobody trusts. */
import { ReadingError } from "./reading-error";

/**
 * Parses the XML of an office document. It has no document type: Open Packaging Conventions forbid
 * it, so what has one is made to expand entities.
 *
 * @param part its name in the zip, for the error
 * @throws ReadingError `damaged`
 */
export function parseXml(bytes: Uint8Array, part: string, format: "docx" | "epub"): Document {
  return parseXmlText(checkedXml(bytes, part, format), part, format);
}

/** The text of an XML part that has no entities of its own. */
export function checkedXml(bytes: Uint8Array, part: string, format: "docx" | "epub"): string {
  const text = decodeXml(bytes);
  if (/<!(?:DOCTYPE|ENTITY)/u.test(text) && (format === "docx" || text.includes("<!ENTITY"))) {
    throw new ReadingError({ code: "damaged", format, part });
  }
  // XML 1.0 knows no NUL; browsers would refuse all of the part for it.
  return text.replaceAll("\0", "");
}

/** Parses checked text. */
export function parseXmlText(text: string, part: string, format: "docx" | "epub"): Document {
  const document = new DOMParser().parseFromString(text, "application/xml");
  if (document.getElementsByTagName("parsererror").length > 0) {
    throw new ReadingError({ code: "damaged", format, part });
  }
  return document;
}

/** The text of an XML file: UTF-8, or UTF-16 with its mark. */
export function decodeXml(bytes: Uint8Array): string {
  const isWide =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!isWide) return new TextDecoder().decode(bytes);
  return new TextDecoder(bytes[0] === 0xff ? "utf-16le" : "utf-16be").decode(bytes);
}

/** The children of an element that have a name, whatever their namespace's prefix. */
export function children(element: Element, name: string): Element[] {
  return Array.from(element.children).filter((it) => it.localName === name);
}

/** The first such child, or null. */
export function child(element: Element | null, ...path: readonly string[]): Element | null {
  let found = element;
  for (const name of path) {
    found = found && (Array.from(found.children).find((it) => it.localName === name) ?? null);
  }
  return found;
}

/** An attribute by its local name, whatever its namespace's prefix. */
export function attribute(element: Element | null, name: string): string | null {
  if (!element) return null;
  const plain = element.getAttribute(`w:${name}`) ?? element.getAttribute(name);
  if (plain !== null) return plain;
  return Array.from(element.attributes).find((it) => it.localName === name)?.value ?? null;
}
