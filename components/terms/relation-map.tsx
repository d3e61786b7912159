import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { type Bundle, bundlesOf } from "@/lib/glossary/relation-sides";
import { passagesOf } from "@/lib/glossary/term";
import { hashOf, termRoute } from "@/lib/route/route";
import type { DocumentRecords, RelatedTerm, TermRecord } from "@/lib/store/shapes";
import { useLocale } from "../locale";
import { placeName } from "../place-name";
import { relationKey } from "./relation-list";

export const MAP_LOOKS = ["map", "list"] as const;
export type MapLook = (typeof MAP_LOOKS)[number];

export interface RelationMapProps {
  readonly of: Pick<DocumentRecords, "terms" | "passages">;
  readonly term: TermRecord;
  /** The same content, drawn around the term or as a list. */
  readonly look: MapLook;
}

/** What the keyboard does on a term. */
interface NodeKeys {
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * The terms that a term is related to: at the left what it belongs to, at the right what it has,
 * below what it is not. The arrow keys go from term to term.
 */
export function RelationMap({ of, term, look }: RelationMapProps): JSX.Element {
  const { t } = useLocale();
  const root = useRef<HTMLDivElement>(null);
  const isByKey = useRef(false);
  const { left, right, below } = bundlesOf(term.related);
  // A keyboard user stays on the term that has moved to the middle.
  useEffect(() => {
    if (isByKey.current) root.current?.querySelector<HTMLElement>(".middle .node")?.focus();
    isByKey.current = false;
  }, [term.id]);
  const keys: NodeKeys = {
    onKeyDown: (event) => {
      // In Firefox, a key that follows a link counts as a click.
      isByKey.current = event.key === "Enter";
      walk(event, root.current);
    },
  };
  const bundles = (them: readonly Bundle<RelatedTerm>[]): JSX.Element[] =>
    them.map((it) => <BundleOf key={it.name} of={of} bundle={it} keys={keys} />);
  return (
    <div ref={root} class={`relation-map ${look}`} role="group" aria-label={t("relations")}>
      <div class="middle">
        <a
          class="node"
          data-node={term.id}
          href={hashOf(termRoute(term))}
          aria-current="true"
          title={t("termPage")}
          onKeyDown={keys.onKeyDown}
        >
          <NodeText of={of} term={term} />
        </a>
      </div>
      {left.length > 0 && <div class="side left">{bundles(left)}</div>}
      {right.length > 0 && <div class="side right">{bundles(right)}</div>}
      {below.length > 0 && <div class="side below">{bundles(below)}</div>}
    </div>
  );
}

/** The relations of one kind, with one label for all of them. */
function BundleOf({
  of,
  bundle: { name, terms },
  keys,
}: {
  of: RelationMapProps["of"];
  bundle: Bundle<RelatedTerm>;
  keys: NodeKeys;
}): JSX.Element {
  const { t } = useLocale();
  return (
    <section class={`bundle ${name}`} aria-label={t(relationKey(name))}>
      <h2 class="edge">
        <span>{t(relationKey(name))}</span>
      </h2>
      <ul>
        {terms.map(({ id, form }) => {
          const other = of.terms.find((it) => it.id === id);
          return (
            <li key={id}>
              {other ? (
                <a
                  class="node"
                  data-node={id}
                  href={hashOf({ document: other.document, view: "relations", term: id })}
                  {...keys}
                >
                  <NodeText of={of} term={other} />
                </a>
              ) : (
                <span lang="zh-CN">{form}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function NodeText({ of, term }: { of: RelationMapProps["of"]; term: TermRecord }): JSX.Element {
  const { t } = useLocale();
  const [first] = passagesOf(term);
  const passage = of.passages.find(({ id }) => id === first);
  return (
    <>
      <b lang="zh-CN">{term.form}</b>
      <small>
        {[
          ...(term.kind ? [t(`kind_${term.kind}`)] : []),
          ...(passage ? [placeName(passage, t)] : []),
        ].join(" · ")}
      </small>
    </>
  );
}

const DIRECTIONS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Moves the focus to the node that lies best in the direction of an arrow key. */
function walk(event: KeyboardEvent, root: HTMLElement | null): void {
  const direction = DIRECTIONS[event.key];
  const from = event.target instanceof Element ? event.target.closest(".node") : null;
  if (!direction || !from || !root || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const [x, y] = direction;
  const [fromX, fromY] = centreOf(from);
  const rated = [...root.querySelectorAll<HTMLElement>(".node")].flatMap((node) => {
    const [toX, toY] = centreOf(node);
    const along = (toX - fromX) * x + (toY - fromY) * y;
    const across = Math.abs((toX - fromX) * y) + Math.abs((toY - fromY) * x);
    // A small angle counts for more than a short distance.
    const cost = along + across * 2;
    return node !== from && along > 1
      ? [{ node, cost, isInRow: x === 0 || isBeside(node, from) }]
      : [];
  });
  // In a list, the next in the row comes before a nearer one in the row above.
  rated.sort((a, b) => Number(b.isInRow) - Number(a.isInRow) || a.cost - b.cost);
  rated[0]?.node.focus();
}

/** Whether one is as high up as the other. */
function isBeside(one: Element, other: Element): boolean {
  const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
  return a.top < b.bottom && b.top < a.bottom;
}

function centreOf(element: Element): [x: number, y: number] {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}
