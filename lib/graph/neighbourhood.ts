import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
import { neighboursOf } from "../glossary/relations";
import type { Term } from "../glossary/term";

/** A term in the graph and the place of its label. */
export interface GraphNode {
  readonly id: string;
  /** The number of steps from the central term: 0, 1 or 2. */
  readonly distance: number;
  readonly x: number;
  readonly y: number;
}

/** A relation between two terms of the graph. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
}

/**
 * A term with its neighbours and their neighbours, laid out around it. The unit is about a pixel.
 */
export interface Neighbourhood {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** The maximum number of nodes: a larger graph cannot be read. */
const MAX_NODES = 28;
/** Half the width of a label's character, in the layout's units. Labels must not overlap. */
const HALF_CHARACTER = 6;
/** Enough for so few nodes to come to rest (d3-force cools to its minimum in 300 ticks). */
const TICKS = 300;

/**
 * The part of the graph around a term, in a force-directed layout. The same terms always give the
 * same layout.
 */
export function neighbourhood(term: Term, terms: readonly Term[]): Neighbourhood {
  const distances = reach(term, terms);
  const labelOf = (id: string): number => terms.find((it) => it.id === id)?.form.length ?? 0;
  const nodes = [...distances].map(([id, distance]) => ({
    id,
    distance,
    label: labelOf(id),
    x: 0,
    y: 0,
  }));
  const edges = nodes.flatMap(({ id }) => {
    const own = terms.find((it) => it.id === id)?.relations ?? [];
    return own.filter(({ to }) => distances.has(to)).map(({ to }) => ({ from: id, to }));
  });
  place(nodes, edges);
  return { nodes, edges };
}

/** Breadth first, so that the nearest terms are included when the maximum is reached. */
function reach(term: Term, terms: readonly Term[]): Map<string, number> {
  const distances = new Map([[term.id, 0]]);
  const queue = [term];
  for (let at = queue.shift(); at; at = queue.shift()) {
    const distance = distances.get(at.id) ?? 0;
    if (distance === 2) break;
    for (const { term: next } of neighboursOf(at, terms)) {
      if (distances.has(next.id) || distances.size >= MAX_NODES) continue;
      distances.set(next.id, distance + 1);
      queue.push(next);
    }
  }
  return distances;
}

interface Placed {
  readonly id: string;
  readonly distance: number;
  /** The number of characters of its label. */
  readonly label: number;
  x: number;
  y: number;
}

function place(nodes: Placed[], edges: readonly GraphEdge[]): void {
  // Nodes start at fixed places on a circle. d3's own start is fixed too, but crowds the middle.
  nodes.forEach((node, index) => {
    const angle = (index / nodes.length) * 2 * Math.PI;
    node.x = Math.cos(angle) * 120 * node.distance;
    node.y = Math.sin(angle) * 90 * node.distance;
  });
  const links = edges.map(({ from, to }) => ({ source: from, target: to }));
  const middle = nodes[0] as Placed & { fx?: number; fy?: number };
  middle.fx = 0;
  middle.fy = 0;
  forceSimulation(nodes)
    .force(
      "link",
      forceLink<Placed, (typeof links)[number]>(links)
        .id((node) => node.id)
        .distance(130),
    )
    .force("charge", forceManyBody().strength(-420))
    .force(
      "collide",
      forceCollide<Placed>((node) => 16 + node.label * HALF_CHARACTER),
    )
    .force("x", forceX().strength(0.03))
    // The layout is wider than high, like windows and labels.
    .force("y", forceY().strength(0.09))
    .stop()
    .tick(TICKS);
}
