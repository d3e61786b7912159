import type { JSX } from "preact";
import type { Citable } from "@/lib/citation/source";
import { SOURCE_DATE, type SourceDetails, type SourceKind } from "@/lib/document/source";
import { useLocale } from "../locale";

type Field = Exclude<keyof SourceDetails, "source">;

const ONLINE = ["address", "accessed"] as const;

/** What can be said of each kind of source, in the order of a citation. */
const FIELDS: Readonly<Record<SourceKind, readonly Field[]>> = {
  newspaper: ["title", "author", "publisher", "date", "page", ...ONLINE],
  "web-page": ["title", "author", "publisher", "date", ...ONLINE],
  report: ["title", "author", "place", "publisher", "date", ...ONLINE],
  book: ["title", "author", "place", "publisher", "date", ...ONLINE],
};

/** Whole days. The fields of a browser's calendar cannot show anything less exact. */
const DAYS: ReadonlySet<Field> = new Set(["date", "accessed"]);

/** The details of a source, as far as its kind has them. */
export function SourceFields({
  source,
  change,
}: {
  source: Citable["source"];
  change: (changes: Partial<Citable["source"]>) => void;
}): JSX.Element {
  const { t } = useLocale();
  return (
    <div class="source-fields">
      {FIELDS[source.source].map((it) => (
        <label key={it} class={it}>
          {it === "publisher" ? t(`publisher_${source.source}`) : t(`detail_${it}`)}
          <input
            name={it}
            value={source[it] ?? ""}
            maxLength={500}
            {...attributesOf(it, source)}
            onInput={({ currentTarget }) => change({ [it]: currentTarget.value })}
          />
        </label>
      ))}
    </div>
  );
}

/** How a field is entered and checked by the browser. */
function attributesOf(field: Field, { source, ...details }: Citable["source"]): object {
  if (field === "title") return { required: true };
  if (field === "address") return { type: "url" };
  if (!DAYS.has(field)) return {};
  const isDay = field === "accessed" || source === "newspaper";
  const isWritten = details[field] !== null && !/^\d{4}-\d{2}-\d{2}$/u.test(details[field]);
  if (isDay && !isWritten) return { type: "date", max: "9999-12-31" };
  return { pattern: SOURCE_DATE.source.replaceAll(/[$^]/gu, ""), placeholder: "2026-11-30" };
}
