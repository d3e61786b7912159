/**
 * Notes for reading: one Markdown file, or a folder of files for Obsidian. Neither can be imported
 * again.
 */
import { Zip, ZipDeflate, strToU8 } from "fflate";
import { isWebAddress } from "../../annotation/links";
import { localDay, localTime } from "../../annotation/local-time";
import { type Annotation, quoteOf } from "../../annotation/model";
import { unknownName } from "../../annotation/unknown-source";
import { webOnly } from "../../markdown/web-only";
import type { ExportContext, Subject } from "./export-context";
import { fileNamer } from "./file-name";
import {
  codeMarkdown,
  escapeMarkdown,
  headingText,
  obsidianTag,
  quoteMarkdown,
  yamlText,
} from "./markdown-text";

/** All notes on one subject, the earliest first. */
interface Group {
  readonly source: string;
  readonly subject: Subject;
  readonly notes: readonly Annotation[];
}

const FOLDERS: Record<Subject["kind"], string> = {
  term: "terms",
  passage: "passages",
  page: "pages",
};

/** Yields the notes as one Markdown text, grouped by subject, one paragraph or note at a time. */
export function* toMarkdown(
  notes: readonly Annotation[],
  context: ExportContext,
): Generator<string, void> {
  yield "# 词灯 Cideng";
  for (const { subject, source, notes: own } of groupsOf(notes, context)) {
    const about = [
      `## ${headingText(subject.title)}`,
      ...(unknownName(source) === null ? [addressOf(source)] : []),
      ...aboutOf(subject),
    ];
    for (const it of about) yield `\n\n${it}`;
    for (const note of own) yield `\n\n${sectionOf(note)}`;
  }
  yield "\n";
}

/**
 * Yields a zip of Markdown files with front matter, one file for each term, passage or page, some
 * bytes at a time. The same notes in the same time zone always give the same bytes.
 */
export function* toMarkdownFolder(
  notes: readonly Annotation[],
  context: ExportContext,
): Generator<Uint8Array<ArrayBuffer>, void> {
  const namers = { term: fileNamer(), passage: fileNamer(), page: fileNamer() };
  const written: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    written.push(bytes);
  });
  for (const group of groupsOf(notes, context)) {
    const { kind, title } = group.subject;
    const file = new ZipDeflate(`${FOLDERS[kind]}/${namers[kind](title, ".md")}`);
    // Times in a zip are local and not before 1980. This one is written the same in every time
    // zone.
    file.mtime = new Date(1980, 0, 1, 12);
    zip.add(file);
    for (const part of fileParts(group)) {
      file.push(strToU8(part));
      yield* written.splice(0);
    }
    file.push(new Uint8Array(), true);
    yield* written.splice(0);
  }
  zip.end();
  yield* written;
}

function groupsOf(notes: readonly Annotation[], { nameOf }: ExportContext): Group[] {
  const bySource = new Map<string, Annotation[]>();
  for (const note of notes.toSorted(byAge)) {
    const { source } = note.target;
    const group = bySource.get(source);
    if (group) group.push(note);
    else bySource.set(source, [note]);
  }
  return [...bySource].map(([source, own]) => ({
    source,
    subject: nameOf(own[0] as Annotation),
    notes: own,
  }));
}

function byAge(one: Annotation, other: Annotation): number {
  const [first, second] = [one, other].map(({ created, id }) => `${created} ${id}`) as [
    string,
    string,
  ];
  if (first === second) return 0;
  return first < second ? -1 : 1;
}

function* fileParts({ source, subject, notes }: Group): Generator<string, void> {
  const tags = new Set(notes.flatMap((it) => it.tags.flatMap((tag) => obsidianTag(tag) ?? [])));
  const created = notes.map((it) => it.created).sort();
  const modified = notes.map((it) => it.modified).sort();
  const matter = [
    "---",
    ...yamlList("tags", [...tags]),
    `created: ${yamlText(timeOf(created[0]))}`,
    `modified: ${yamlText(timeOf(modified.at(-1)))}`,
    `source: ${yamlText(source)}`,
    ...yamlList(
      "id",
      notes.map(({ id }) => id),
    ),
    "---",
  ].join("\n");
  yield [matter, `# ${headingText(subject.title)}`, ...aboutOf(subject)].join("\n\n");
  for (const note of notes) yield `\n\n${sectionOf(note)}`;
  yield "\n";
}

function timeOf(time: string | undefined): string {
  return time === undefined ? "" : localTime(new Date(time));
}

function yamlList(name: string, items: readonly string[]): string[] {
  return items.length === 0
    ? [`${name}: []`]
    : [`${name}:`, ...items.map((it) => `  - ${yamlText(it)}`)];
}

function aboutOf({ text }: Subject): string[] {
  return text === null || text.trim() === "" ? [] : [escapeMarkdown(text)];
}

/**
 * An address as a link if it can be followed. The address of one of our terms or passages leads
 * nowhere, but identifies it. Other addresses become code, because programs turn `file:` addresses
 * and the like into links even without link syntax.
 */
function addressOf(source: string): string {
  if (isWebAddress(source) && /^[^\s<>]+$/u.test(source)) return `<${source}>`;
  return source.startsWith("urn:") ? escapeMarkdown(source) : codeMarkdown(source);
}

function sectionOf(note: Annotation): string {
  const quote = quoteOf(note);
  const tags = note.tags.flatMap((tag) => obsidianTag(tag) ?? []).map((tag) => `#${tag}`);
  return [
    `### ${localDay(new Date(note.created))}`,
    ...(quote === null ? [] : [quoteMarkdown(quote)]),
    ...textOf(note),
    ...(tags.length > 0 ? [tags.join(" ")] : []),
  ].join("\n\n");
}

function textOf({ body: { value, format } }: Annotation): string[] {
  if (value.trim() === "") return [];
  return [
    format === "text/markdown"
      ? webOnly(value.replaceAll(/\r\n?/gu, "\n").trimEnd(), escapeMarkdown)
      : escapeMarkdown(value),
  ];
}
