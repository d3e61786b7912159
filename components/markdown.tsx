/**
 * A note's Markdown as elements. Nothing in it is ever HTML: what looks like tags is shown as it was typed, a picture
 * is a link to it, and a link leads to the web or nowhere.
 */
import type { Nodes, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import type { ComponentChildren, JSX } from "preact";

export function Markdown({ text }: { text: string }): JSX.Element {
  return <>{fromMarkdown(text).children.map(drawn)}</>;
}

function inside(node: Nodes): ComponentChildren {
  return "children" in node ? (node.children as RootContent[]).map(drawn) : null;
}

// oxlint-disable-next-line complexity -- one line for each kind of node
function drawn(node: RootContent): ComponentChildren {
  switch (node.type) {
    case "text":
      return node.value;
    case "paragraph":
      return <p>{inside(node)}</p>;
    case "heading":
      // Not a heading of the page that the note is shown on.
      return <p class="note-heading">{inside(node)}</p>;
    case "emphasis":
      return <em>{inside(node)}</em>;
    case "strong":
      return <strong>{inside(node)}</strong>;
    case "inlineCode":
      return <code>{node.value}</code>;
    case "code":
      return (
        <pre>
          <code>{node.value}</code>
        </pre>
      );
    case "blockquote":
      return <blockquote>{inside(node)}</blockquote>;
    case "list":
      return node.ordered ? (
        <ol start={node.start ?? 1}>{inside(node)}</ol>
      ) : (
        <ul>{inside(node)}</ul>
      );
    case "listItem":
      return <li>{inside(node)}</li>;
    case "break":
      return <br />;
    case "thematicBreak":
      return <hr />;
    case "link":
      return <Link url={node.url}>{inside(node)}</Link>;
    case "image":
      return <Link url={node.url}>{node.alt || node.url}</Link>;
    case "html":
      return node.value;
    case "definition":
      return null;
    default:
      return inside(node);
  }
}

function Link({ url, children }: { url: string; children?: ComponentChildren }): JSX.Element {
  if (!/^(?:https?|mailto):/iu.test(url)) return <>{children}</>;
  return (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}
