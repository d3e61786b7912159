/**
 * Draws a note's Markdown as elements. Nothing in it is ever HTML. Text that looks like a tag is
 * shown as it was typed, and a picture becomes a link to it. A link leads to the web or nowhere.
 */
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { MarkdownElement, MarkdownNode } from "@/lib/markdown/tree";
import { LongText } from "./long-text";
import { AT_ONCE_UNITS, type MarkdownTree, askForTree, treeNow } from "./markdown-trees";

/**
 * A text of Markdown. It is drawn again only if the text changes, so that typing beside it never
 * waits.
 */
export function Markdown({ text, lang }: { text: string; lang?: string | undefined }): JSX.Element {
  const tree = useTree(text);
  return useMemo(
    () =>
      tree ? (
        <div class={`note-text markdown${text.length > AT_ONCE_UNITS ? " long" : ""}`} lang={lang}>
          {tree.map(drawn)}
        </div>
      ) : (
        <p class="note-text" lang={lang}>
          <LongText text={text} />
        </p>
      ),
    [text, tree, lang],
  );
}

/**
 * The tree of a text. It is null until the tree is known, and for a text that is shown as it was
 * typed.
 */
function useTree(text: string): MarkdownTree {
  const [asked, setAsked] = useState<{ text: string; tree: MarkdownTree } | null>(null);
  const answered = asked?.text === text ? asked.tree : undefined;
  const tree = useMemo(() => treeNow(text), [text]);
  useEffect(() => {
    if (tree !== undefined) return undefined;
    let isOver = false;
    void askForTree(text).then((it) => isOver || setAsked({ text, tree: it }));
    return () => {
      isOver = true;
    };
  }, [text, tree]);
  return tree ?? answered ?? null;
}

function drawn(node: MarkdownNode): ComponentChildren {
  return typeof node === "string" ? node : element(node);
}

function element({ tag, children, href, start }: MarkdownElement): JSX.Element {
  const inside = children.map(drawn);
  switch (tag) {
    case "heading":
      return <p class="note-heading">{inside}</p>;
    case "pre":
      return (
        <pre>
          <code>{inside}</code>
        </pre>
      );
    case "ol":
      return <ol start={start ?? 1}>{inside}</ol>;
    case "a":
      return (
        <a href={href ?? ""} target="_blank" rel="noreferrer noopener">
          {inside}
        </a>
      );
    default: {
      const Tag = tag;
      return <Tag>{inside}</Tag>;
    }
  }
}
