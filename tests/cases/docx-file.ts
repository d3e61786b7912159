/** Small .docx files, made here with the habits of Word and of WPS. */
import { strToU8, zipSync } from "fflate";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const NAMESPACES = `xmlns:w="${W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:v="urn:schemas-microsoft-com:vml"`;

export interface DocxParts {
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly core?: string;
  /** By name: `header1`, `footer2`. */
  readonly furniture?: Readonly<Record<string, string>>;
}

/** The bytes of a .docx with these parts; `body` is what stands in `w:body`. */
export function docxFile({
  body,
  styles = "",
  numbering,
  footnotes,
  endnotes,
  core,
  furniture = {},
}: DocxParts): Uint8Array {
  const part = (root: string, content: string): Uint8Array =>
    strToU8(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${root} ${NAMESPACES}>${content}</w:${root}>`,
    );
  const files: Record<string, Uint8Array> = {
    "[Content_Types].xml": strToU8(
      '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    ),
    "_rels/.rels": strToU8(
      '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    "word/document.xml": part("document", `<w:body>${body}<w:sectPr/></w:body>`),
    "word/styles.xml": part("styles", styles),
  };
  if (numbering !== undefined) files["word/numbering.xml"] = part("numbering", numbering);
  if (footnotes !== undefined) files["word/footnotes.xml"] = part("footnotes", footnotes);
  if (endnotes !== undefined) files["word/endnotes.xml"] = part("endnotes", endnotes);
  for (const [name, content] of Object.entries(furniture))
    files[`word/${name}.xml`] = part(name.startsWith("header") ? "hdr" : "ftr", content);
  if (core !== undefined) files["docProps/core.xml"] = strToU8(core);
  return zipSync(files);
}

export function r(text: string, properties = ""): string {
  return `<w:r>${properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A paragraph; `content` is text, or runs. */
export function p(content: string, properties = ""): string {
  const runs = content.startsWith("<") ? content : content === "" ? "" : r(content);
  return `<w:p>${properties === "" ? "" : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}

export function styled(style: string, more = ""): string {
  return `<w:pStyle w:val="${style}"/>${more}`;
}

export function listed(list: number, level = 0): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
}

export function style(id: string, name: string, properties = "", based = ""): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${based === "" ? "" : `<w:basedOn w:val="${based}"/>`}<w:pPr>${properties}</w:pPr></w:style>`;
}

export function level(at: number, format: string, text: string, more = ""): string {
  return `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
}

export function list(id: number, levels: string): string {
  return `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`;
}

export function num(id: number, abstractId: number, more = ""): string {
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstractId}"/>${more}</w:num>`;
}

/** Headings as Word has them in English, and body text. */
export const WORD_STYLES = [
  style("Normal", "Normal"),
  style("Title", "Title", "", "Normal"),
  style("Heading1", "heading 1", '<w:outlineLvl w:val="0"/>', "Normal"),
  style("Heading2", "heading 2", '<w:outlineLvl w:val="1"/>', "Normal"),
  style("Heading3", "heading 3", '<w:outlineLvl w:val="2"/>', "Normal"),
  style("Caption", "caption", "", "Normal"),
].join("");

/** WPS names styles by numbers, and writes the outline level and the list of a heading in the paragraph. */
export const WPS_STYLES = [
  style("1", "Normal"),
  style("2", "heading 1", '<w:outlineLvl w:val="0"/>', "1"),
  style("3", "heading 2", '<w:outlineLvl w:val="1"/>', "1"),
  style("8", "Title", "", "1"),
].join("");
