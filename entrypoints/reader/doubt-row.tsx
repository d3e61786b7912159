import type { JSX } from "preact";
import { useLocale } from "@/components/locale";
import { placeName } from "@/components/place-name";
import { relationKey } from "@/components/terms/relation-list";
import type { LintFault, Mend } from "@/lib/glossary/lint";
import type { DoneMend } from "@/lib/glossary/mend-glossary";
import type { Language } from "@/lib/i18n/languages";
import { listText } from "@/lib/i18n/lists";
import type { Translate } from "@/lib/i18n/translate";
import { hashOf, termRoute } from "@/lib/route/route";
import type { DocumentRecords } from "@/lib/store/shapes";

/** Something doubtful in words, with the terms that it is about and what puts it right. */
export function DoubtRow({
  doubt,
  of,
  builtIn,
  isBusy,
  onMend,
  onLeave,
}: {
  doubt: LintFault;
  of: DocumentRecords;
  /** The ids of the terms that came with the program. */
  builtIn: ReadonlySet<string>;
  isBusy: boolean;
  onMend: (mend: DoneMend) => void;
  /** Sets it aside; null if it cannot be. */
  onLeave: (() => void) | null;
}): JSX.Element {
  const { t } = useLocale();
  const mend = mendFor(doubt.mend, builtIn);
  const isEdited = mend.kind === "rewrite-definition";
  const at = isEdited ? "definition" : null;
  const edit = hashOf({ document: of.document.id, view: "edit", term: doubt.term, at });
  return (
    <li class="doubt" aria-busy={isBusy}>
      <DoubtTerm doubt={doubt} of={of} />
      <DoubtText doubt={doubt} of={of} />
      <span class="row">
        {!isEdited && (
          <DoubtButton isMend isBusy={isBusy} onPress={() => onMend(mend)}>
            {mendText(mend, of, t)}
          </DoubtButton>
        )}
        <a class={isEdited ? "button mend" : "button"} href={edit}>
          {t(doubt.kind === "circular" ? "mend_rewrite-definition" : "termEdit")}
        </a>
        {onLeave && (
          <DoubtButton isBusy={isBusy} onPress={onLeave}>
            {t("doubtLeave")}
          </DoubtButton>
        )}
      </span>
    </li>
  );
}

/**
 * A doubt that is set aside, with what brings it back.
 *
 * @param isInPlace whether it stands where it was before, so that it need not be told again
 */
export function AsideRow({
  doubt,
  of,
  isInPlace,
  isBusy,
  onBack,
}: {
  doubt: LintFault;
  of: DocumentRecords;
  isInPlace: boolean;
  isBusy: boolean;
  onBack: () => void;
}): JSX.Element {
  const { t } = useLocale();
  return (
    <li class="doubt" aria-busy={isBusy}>
      <DoubtTerm doubt={doubt} of={of} />
      {isInPlace ? (
        <p class="hint" role="status">
          {t("doubtLeft")}
        </p>
      ) : (
        <DoubtText doubt={doubt} of={of} />
      )}
      <span class="row">
        <DoubtButton isMend isBusy={isBusy} onPress={onBack}>
          {t(isInPlace ? "undo" : "factBring")}
        </DoubtButton>
      </span>
    </li>
  );
}

/** @param isMend whether the focus goes to it when another row goes */
function DoubtButton({
  isMend = false,
  isBusy,
  onPress,
  children,
}: {
  isMend?: boolean;
  isBusy: boolean;
  onPress: () => void;
  children: string;
}): JSX.Element {
  return (
    <button
      type="button"
      class={isMend ? "mend" : undefined}
      aria-disabled={isBusy}
      onClick={() => isBusy || onPress()}
    >
      {children}
    </button>
  );
}

interface DoubtProps {
  readonly doubt: LintFault;
  readonly of: DocumentRecords;
}

function DoubtTerm({ doubt, of }: DoubtProps): JSX.Element {
  return (
    <b>
      <TermLink of={of} id={doubt.term} text={null} />
    </b>
  );
}

function DoubtText({ doubt, of }: DoubtProps): JSX.Element {
  const { t, language } = useLocale();
  const [text, linked] = doubtText(doubt, t, language);
  return (
    <p>
      {text.split(LINK).map((part, i) => {
        const link = linked[i - 1];
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a part of a sentence is known by its place
          <span key={i}>
            {link && <TermLink of={of} {...link} />}
            {part}
          </span>
        );
      })}
    </p>
  );
}

/** A term as it is named in a sentence: by its form, or by another of its words. */
interface Link {
  readonly id: string;
  readonly text: string | null;
}

function TermLink({ of, id, text }: Link & { of: DocumentRecords }): JSX.Element {
  const { t } = useLocale();
  const term = of.terms.find((it) => it.id === id);
  if (!term) return <span>{t("termGone")}</span>;
  return (
    <a href={hashOf(termRoute(term))} lang="zh-CN">
      {text ?? term.form}
    </a>
  );
}

/** Where a link goes in a sentence. */
const LINK = "\u{E000}";

/** A doubt in words, with the terms that are linked in it, in order. */
function doubtText(
  doubt: LintFault,
  t: Translate,
  language: Language,
): readonly [string, readonly Link[]] {
  const { kind } = doubt;
  switch (kind) {
    case "same-form": {
      const { form, other } = doubt;
      return [t(`doubt_${kind}`, { form, other: LINK }), [{ id: other, text: null }]];
    }
    case "form-inside": {
      const { form, other, otherForm } = doubt;
      return [t(`doubt_${kind}`, { form, otherForm: LINK }), [{ id: other, text: otherForm }]];
    }
    case "circular": {
      const { through } = doubt;
      if (through.length === 0) return [t("doubt_circular"), []];
      const forms = listText(
        language,
        through.map(() => LINK),
      );
      return [t("doubt_circularThrough", { forms }), through.map((id) => ({ id, text: null }))];
    }
    case "one-sided-relation":
      return [t(`doubt_${kind}`, { relation: t(relationKey(doubt.relation.type)) }), []];
    case "contradictory-relation": {
      const { type, to } = doubt.relation;
      const relation = t(relationKey(type));
      return [t(`doubt_${kind}`, { relation, other: LINK }), [{ id: to, text: null }]];
    }
    case "no-source":
      return [t(`doubt_${kind}`), []];
    default:
      return [t(`doubt_${kind}`, { form: doubt.form }), []];
  }
}

/** What can be done: a term that came with the program cannot be joined to another one, but the other to it. */
function mendFor(mend: Mend, builtIn: ReadonlySet<string>): Mend {
  if (mend.kind !== "merge" || !builtIn.has(mend.from)) return mend;
  return builtIn.has(mend.into)
    ? { kind: "rewrite-definition", term: mend.from }
    : { kind: "merge", from: mend.into, into: mend.from };
}

function mendText(mend: DoneMend, of: DocumentRecords, t: Translate): string {
  if (mend.kind === "merge") {
    const into = of.terms.find(({ id }) => id === mend.into);
    return t("mend_merge", { form: into?.form ?? "" });
  }
  if (mend.kind === "add-source") {
    const passage = of.passages.find(({ id }) => id === mend.passage);
    return t("mend_add-source", { place: passage ? placeName(passage, t) : "" });
  }
  return t(`mend_${mend.kind}`);
}
