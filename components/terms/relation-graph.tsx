/**
 * The terms around a term, as a graph. The module is loaded only where the graph is shown, because
 * its layout brings d3-force.
 */
import type { JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { type GraphNode, neighbourhood } from "@/lib/graph/neighbourhood";
import { hashOf } from "@/lib/route/route";
import type { TermRecord } from "@/lib/store/shapes";
import { useLocale } from "../locale";

export interface RelationGraphProps {
  readonly term: TermRecord;
  readonly terms: readonly TermRecord[];
}

/** The room for labels at the rim, in units of the layout. */
const PADDING = 70;
/**
 * The minimum size of half the graph, in units of the layout. It keeps a small neighbourhood from
 * being enlarged to the size of the window.
 */
const MIN_HALF = { x: 360, y: 190 };

/** The terms that are related to a term, directly or through one other term, as a graph. */
export function RelationGraph({ term, terms }: RelationGraphProps): JSX.Element {
  const { t } = useLocale();
  const root = useRef<SVGSVGElement>(null);
  const { nodes, edges } = useMemo(() => neighbourhood(term, terms), [term, terms]);
  const formOf = (id: string): string => terms.find((it) => it.id === id)?.form ?? id;
  const nodeOf = (id: string): GraphNode => nodes.find((it) => it.id === id) as GraphNode;
  const box = boxOf(nodes);

  // A keyboard user stays on the term that has moved to the middle.
  useEffect(() => {
    if (root.current?.contains(document.activeElement)) focus(root.current, term.id);
  }, [term]);

  const walk = (event: KeyboardEvent, from: GraphNode): void => {
    const direction = DIRECTIONS[event.key];
    if (!direction || !root.current) return;
    event.preventDefault();
    const next = nearest(nodes, from, direction);
    if (next) focus(root.current, next.id);
  };
  return (
    <svg
      ref={root}
      class="graph"
      viewBox={`${box.left} ${box.top} ${box.width} ${box.height}`}
      role="group"
      aria-label={t("graphLabel", { form: term.form })}
    >
      {edges.map(({ from, to }) => (
        <line
          key={`${from} ${to}`}
          x1={nodeOf(from).x}
          y1={nodeOf(from).y}
          x2={nodeOf(to).x}
          y2={nodeOf(to).y}
          class={from === term.id || to === term.id ? "near" : "far"}
        />
      ))}
      {nodes.map((node) => (
        <g key={node.id} transform={`translate(${node.x} ${node.y})`}>
          <a
            data-node={node.id}
            href={hashOf({ document: term.document, view: "relations", term: node.id })}
            aria-current={node.distance === 0 ? "true" : undefined}
            class={`node distance-${node.distance}`}
            onKeyDown={(event) => walk(event, node)}
          >
            <circle r={node.distance === 0 ? 10 : 6} />
            <text y={node.distance === 0 ? 28 : 22} text-anchor="middle" lang="zh-CN">
              {formOf(node.id)}
            </text>
          </a>
        </g>
      ))}
    </svg>
  );
}

const DIRECTIONS: Record<string, { x: number; y: number }> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** The node that fits a direction best. A small angle counts for more than a short distance. */
function nearest(
  nodes: readonly GraphNode[],
  from: GraphNode,
  direction: { x: number; y: number },
): GraphNode | undefined {
  const rated = nodes.flatMap((node) => {
    const along = (node.x - from.x) * direction.x + (node.y - from.y) * direction.y;
    const across =
      Math.abs((node.x - from.x) * direction.y) + Math.abs((node.y - from.y) * direction.x);
    return node !== from && along > 0 && across <= along * 2
      ? [{ node, cost: along + across * 2 }]
      : [];
  });
  return rated.toSorted((a, b) => a.cost - b.cost)[0]?.node;
}

function focus(root: SVGSVGElement, id: string): void {
  root.querySelector<SVGAElement>(`[data-node="${id}"]`)?.focus();
}

/** The box of the graph, with the central term in its middle. */
function boxOf(nodes: readonly GraphNode[]): {
  left: number;
  top: number;
  width: number;
  height: number;
} {
  const xs = nodes.map((it) => it.x);
  const ys = nodes.map((it) => it.y);
  const half = {
    x: Math.max(...xs.map(Math.abs), MIN_HALF.x),
    y: Math.max(...ys.map(Math.abs), MIN_HALF.y),
  };
  const left = -half.x - PADDING;
  const top = -half.y - PADDING;
  return { left, top, width: 2 * -left, height: 2 * -top };
}
