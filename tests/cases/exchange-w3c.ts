import type { Json } from "@/lib/annotation/model";

export const CONTEXT = "http://www.w3.org/ns/anno.jsonld";
const PAGE = "https://news.example/a";

const text = (value: string, more: Record<string, Json> = {}): Json => ({
  type: "TextualBody",
  value,
  ...more,
});

/** The possible bodies (3.2), and what is shown of them. */
export const bodyCases: {
  name: string;
  body?: Json;
  bodyValue?: string;
  motivation?: Json;
  shown?: { text?: string; tags?: string[]; format?: string };
  leftOut?: string[];
}[] = [
  { name: "none (3.2.6)" },
  { name: "an empty list", body: [] },
  { name: "nothing, said so", body: null },
  { name: "an IRI (3.2.1)", body: "https://audio.example/1", leftOut: ["body"] },
  {
    name: "a resource of a class with format and languages (3.2.1, 3.2.2)",
    body: {
      id: "https://audio.example/1.mp3",
      type: ["Sound", "Dataset"],
      format: "audio/mpeg",
      language: ["zh", "en"],
      processingLanguage: "zh",
      textDirection: "auto",
    },
    leftOut: ["body"],
  },
  {
    name: "a text (3.2.4)",
    body: text("批注", { format: "text/plain" }),
    shown: { text: "批注" },
  },
  {
    name: "a text without a class",
    body: { value: "批注", language: "zh" },
    shown: { text: "批注" },
    leftOut: ["body.language"],
  },
  {
    name: "a bodyValue (3.2.5)",
    bodyValue: "一句话",
    shown: { text: "一句话" },
  },
  {
    name: "Markdown",
    body: text("**重**", { format: "text/markdown; variant=GFM" }),
    shown: { text: "**重**", format: "text/markdown" },
  },
  {
    name: "HTML",
    body: text("<p>一 &amp; <b>二</b></p>", { format: "text/html" }),
    shown: { text: "一 & 二" },
    leftOut: ["body.format"],
  },
  {
    name: "texts of several purposes (3.3.5)",
    body: [
      text("红", { purpose: "tagging" }),
      text("何解？", { purpose: "questioning" }),
      text("见下", { purpose: ["commenting"] }),
      "https://audio.example/1",
    ],
    shown: { text: "何解？\n\n见下", tags: ["红"] },
    leftOut: ["body[1].purpose", "body[3]"],
  },
  {
    name: "a text whose annotation is for tagging",
    body: text("党建"),
    motivation: "tagging",
    shown: { tags: ["党建"] },
  },
  {
    name: "part of a resource (4)",
    body: {
      type: "SpecificResource",
      purpose: "tagging",
      source: { id: "https://video.example/1", type: "Video" },
      selector: { type: "FragmentSelector", value: "t=30,60" },
    },
    leftOut: ["body"],
  },
  {
    name: "a choice (3.2.7)",
    body: {
      type: "Choice",
      items: ["https://audio.example/1", text("首选", { language: "zh" }), text("second choice")],
    },
    shown: { text: "首选" },
    leftOut: ["body.items[0]", "body.items[1].language", "body.items[2]"],
  },
  {
    name: "a list, a composite and independents, nested (3.2.8)",
    body: {
      type: "List",
      items: [
        text("一"),
        { type: "Composite", items: [text("二")] },
        { type: "Independents", items: [text("三", { purpose: "tagging" })] },
      ],
    },
    shown: { text: "一\n\n二", tags: ["三"] },
  },
];

const QUOTE = { type: "TextQuoteSelector", exact: "堡垒", prefix: "建", suffix: "工程" };

/** The possible targets (3.2, 4), and which of them is shown. */
export const targetCases: {
  name: string;
  target: Json;
  shown: { source: string; exact?: string; scope?: string; start?: number };
  leftOut?: string[];
}[] = [
  { name: "an IRI", target: PAGE, shown: { source: PAGE } },
  {
    name: "a term of ours",
    target: "urn:cideng:report:term:near",
    shown: { source: "urn:cideng:report:term:near" },
  },
  {
    name: "an address with tracking and a fragment",
    target: `${PAGE}?utm_source=x#xywh=1,2,3,4`,
    shown: { source: PAGE },
    leftOut: ["target#fragment"],
  },
  {
    name: "a resource with accessibility (3.3.4)",
    target: { id: PAGE, type: "Video", accessibility: ["captions"] },
    shown: { source: PAGE },
    leftOut: ["target.accessibility"],
  },
  {
    name: "several",
    target: [PAGE, "https://news.example/b"],
    shown: { source: PAGE },
    leftOut: ["target[1]"],
  },
  {
    name: "several, with a quotation in a later one",
    target: [PAGE, { source: "https://news.example/b", selector: QUOTE }],
    shown: { source: "https://news.example/b", exact: "堡垒" },
    leftOut: ["target[0]"],
  },
  {
    name: "a composite (3.2.8)",
    target: { type: "Composite", items: ["https://news.example/b", PAGE] },
    shown: { source: "https://news.example/b" },
    leftOut: ["target.items[1]"],
  },
  {
    name: "a quotation (4.2.4)",
    target: { source: PAGE, selector: { type: "TextQuoteSelector", exact: "堡垒" } },
    shown: { source: PAGE, exact: "堡垒" },
  },
  {
    name: "a quotation, a position and a part of an element (4.2.4, 4.2.5, 4.2.2, 4.2.9)",
    target: {
      type: "SpecificResource",
      source: PAGE,
      selector: [
        {
          type: "CssSelector",
          value: "p",
          refinedBy: { type: "TextPositionSelector", start: 0, end: 2 },
        },
        { type: "TextPositionSelector", start: 7, end: 9 },
        QUOTE,
      ],
    },
    shown: { source: PAGE, exact: "堡垒", start: 7 },
  },
  {
    name: "a quotation that refines a fragment (4.2.1, 4.2.9)",
    target: {
      source: PAGE,
      selector: {
        type: "FragmentSelector",
        value: "para5",
        conformsTo: "http://tools.ietf.org/rfc/rfc3236",
        refinedBy: QUOTE,
      },
    },
    shown: { source: PAGE, exact: "堡垒" },
    leftOut: ["target.selector"],
  },
  ...[
    { type: "CssSelector", value: "#a > p" },
    { type: "XPathSelector", value: "/html/body/p[2]" },
    { type: "TextPositionSelector", start: 4, end: 4 },
    { type: "DataPositionSelector", start: 4, end: 9 },
    { type: "SvgSelector", value: "<svg></svg>" },
    { type: "SvgSelector", id: "https://news.example/s.svg" },
    {
      type: "RangeSelector",
      startSelector: { type: "XPathSelector", value: "//td[1]" },
      endSelector: QUOTE,
    },
    { type: "PageSelector", index: 3 },
  ].map((selector) => ({
    name: `a ${selector.type} without a quotation (4.2)`,
    target: { source: PAGE, selector } as Json,
    shown: { source: PAGE },
    leftOut: ["target.selector"],
  })),
  {
    name: "a selector elsewhere (4.2)",
    target: { source: PAGE, selector: "https://news.example/selector" },
    shown: { source: PAGE },
    leftOut: ["target.selector"],
  },
  {
    name: "states, one refined by another and by a selector (4.3)",
    target: {
      source: PAGE,
      state: [
        { id: "https://news.example/state" },
        {
          type: "TimeState",
          sourceDate: ["2016-02-01T12:05:23Z"],
          cached: "https://archive.example/1",
          refinedBy: {
            type: "HttpRequestState",
            value: "Accept: application/pdf",
            refinedBy: { type: "FragmentSelector", value: "page=10" },
          },
        },
      ],
    },
    shown: { source: PAGE },
    leftOut: ["target.state"],
  },
  {
    name: "a class of a stylesheet (4.4)",
    target: { source: PAGE, styleClass: ["red", "cideng-green"], selector: [QUOTE] },
    shown: { source: PAGE, exact: "堡垒" },
    leftOut: ["target.styleClass"],
  },
  {
    name: "the rendering software (4.5)",
    target: {
      source: { id: PAGE, format: "application/pdf" },
      renderedVia: { id: "https://software.example/", type: "Software" },
    },
    shown: { source: PAGE },
    leftOut: ["target.source", "target.renderedVia"],
  },
  {
    name: "the page on which it was found (4.6)",
    target: { source: PAGE, scope: "https://portal.example/?utm_source=x", selector: QUOTE },
    shown: { source: PAGE, exact: "堡垒", scope: "https://portal.example/" },
  },
];

/** Members of the annotation that are kept and not shown (3.3, 4.4). */
export const memberCases: { name: string; members: Record<string, Json>; leftOut: string[] }[] = [
  { name: "nothing more", members: {}, leftOut: [] },
  {
    name: "times and agents (3.3.1, 3.3.2)",
    members: {
      created: "2026-01-02T03:04:05Z",
      modified: "2026-01-02T03:04:06.700+08:00",
      generated: "2026-02-03T00:00:00Z",
      creator: {
        id: "https://people.example/li",
        type: "Person",
        name: "李",
        nickname: "l",
        email: "mailto:li@people.example",
        homepage: "https://people.example/",
      },
      generator: ["https://software.example/", { type: "Software", name: "x" }],
    },
    leftOut: ["generated", "creator", "generator"],
  },
  {
    name: "audience, rights and a stylesheet (3.3.3, 3.3.6, 4.4)",
    members: {
      audience: { type: "schema:Audience", "schema:audienceType": "students" },
      rights: "https://creativecommons.org/licenses/by/4.0/",
      stylesheet: { type: "CssStylesheet", value: ".red { color: red }" },
    },
    leftOut: ["audience", "rights", "stylesheet"],
  },
  {
    name: "origin (3.3.7)",
    members: { canonical: "https://notes.example/0", via: "https://notes.example/v" },
    leftOut: [],
  },
  {
    name: "more contexts, classes, motivations, members of other vocabularies",
    members: {
      "@context": [CONTEXT, { x: "https://x.example/" }],
      type: ["Annotation", "x:Gloss"],
      motivation: ["describing", "linking"],
      "x:weight": 3,
      constructed: null,
    },
    leftOut: ["type", "motivation", "x:weight", "constructed"],
  },
];

/** An annotation that breaks one MUST, the place, and what the reason must mention. */
export const breachCases: {
  name: string;
  change: Record<string, Json | undefined>;
  place: string;
  reason: RegExp;
}[] = [
  ...(
    [
      ["no context (3.1)", undefined],
      ["another context (3.1)", "fish"],
      ["contexts without the W3C's (3.1)", ["https://x.example/c.json"]],
    ] as const
  ).map(([name, context]) => ({
    name,
    change: { "@context": context as Json },
    place: "$.@context",
    reason: /anno\.jsonld/u,
  })),
  { name: "no type (3.1)", change: { type: undefined }, place: "$.type", reason: /Annotation/u },
  {
    name: "another type (3.1)",
    change: { type: "Bookmark" },
    place: "$.type",
    reason: /Annotation/u,
  },
  {
    name: "a type that is not text",
    change: { type: ["Annotation", 1] },
    place: "$.type",
    reason: /text/u,
  },
  {
    name: "two ids (3.1)",
    change: { id: ["urn:a:1", "urn:a:2"] },
    place: "$.id",
    reason: /2 values/u,
  },
  {
    name: "an id that is not an IRI (3.1)",
    change: { id: "not a uri" },
    place: "$.id",
    reason: /IRI/u,
  },
  {
    name: "a relative id (3.1)",
    change: { id: "notes/1" },
    place: "$.id",
    reason: /IRI/u,
  },
  { name: "an id that is no text (3.1)", change: { id: 7 }, place: "$.id", reason: /IRI/u },
  {
    name: "no target (3.1)",
    change: { target: undefined },
    place: "$.target",
    reason: /no target/u,
  },
  { name: "a target of null", change: { target: null }, place: "$.target", reason: /no target/u },
  {
    name: "an empty list of targets (3.1)",
    change: { target: [] },
    place: "$.target",
    reason: /no target/u,
  },
  {
    name: "a target that is a word",
    change: { target: "page" },
    place: "$.target",
    reason: /IRI/u,
  },
  {
    name: "a target that is a number",
    change: { target: [PAGE, 3] },
    place: "$.target[1]",
    reason: /IRI/u,
  },
  {
    name: "a target without an address (3.2.1)",
    change: { target: { type: "Text" } },
    place: "$.target.id",
    reason: /missing/u,
  },
  {
    name: "a target with two ids (3.2.1)",
    change: { target: { id: [PAGE, PAGE] } },
    place: "$.target.id",
    reason: /2 values/u,
  },
  {
    name: "a text as target",
    change: { target: text("x") },
    place: "$.target",
    reason: /no address/u,
  },
  {
    name: "body and bodyValue (3.2.5)",
    change: { body: text("x"), bodyValue: "y" },
    place: "$.bodyValue",
    reason: /not both/u,
  },
  {
    name: "a bodyValue that is not text (3.2.5)",
    change: { bodyValue: 3 },
    place: "$.bodyValue",
    reason: /text/u,
  },
  {
    name: "two bodyValues (3.2.5)",
    change: { bodyValue: ["x", "y"] },
    place: "$.bodyValue",
    reason: /2 values/u,
  },
  {
    name: "a text without value (3.2.4)",
    change: { body: { type: "TextualBody" } },
    place: "$.body.value",
    reason: /missing/u,
  },
  {
    name: "a text with an invalid value (3.2.4)",
    change: { body: [text("x"), { type: "TextualBody", value: 1 }] },
    place: "$.body[1].value",
    reason: /text/u,
  },
  {
    name: "a text with two values (3.2.4)",
    change: { body: { type: "TextualBody", value: ["x", "y"] } },
    place: "$.body.value",
    reason: /2 values/u,
  },
  {
    name: "a text with a source (4)",
    change: { body: { value: "x", source: PAGE } },
    place: "$.body",
    reason: /more than one of/u,
  },
  {
    name: "a list in a list of bodies",
    change: { body: [[PAGE]] },
    place: "$.body[0]",
    reason: /IRI/u,
  },
  { name: "a body that is a word", change: { body: "word" }, place: "$.body", reason: /IRI/u },
  {
    name: "a body with an invalid id (3.2.1)",
    change: { body: { id: "no uri" } },
    place: "$.body.id",
    reason: /IRI/u,
  },
  {
    name: "a format that is not text (3.2.1)",
    change: { body: { id: PAGE, format: 6 } },
    place: "$.body.format",
    reason: /text/u,
  },
  {
    name: "a language that is not text (3.2.1)",
    change: { body: text("x", { language: [{}] }) },
    place: "$.body.language",
    reason: /text/u,
  },
  {
    name: "two processing languages (3.2.1)",
    change: { body: { id: PAGE, processingLanguage: ["de", "en"] } },
    place: "$.body.processingLanguage",
    reason: /2 values/u,
  },
  {
    name: "an unknown text direction (3.2.1)",
    change: { body: { id: PAGE, textDirection: "up" } },
    place: "$.body.textDirection",
    reason: /ltr/u,
  },
  {
    name: "two text directions (3.2.1)",
    change: { body: { id: PAGE, textDirection: ["ltr", "rtl"] } },
    place: "$.body.textDirection",
    reason: /2 values/u,
  },
  {
    name: "a purpose that is not text (3.3.5)",
    change: { body: text("x", { purpose: 1 }) },
    place: "$.body.purpose",
    reason: /text/u,
  },
  ...["Choice", "Composite", "List", "Independents"].map((type) => ({
    name: `a ${type} without items (3.2.7, 3.2.8)`,
    change: { body: { type } },
    place: "$.body.items",
    reason: /no items/u,
  })),
  {
    name: "an empty Choice (3.2.7)",
    change: { target: { type: "Choice", items: [] } },
    place: "$.target.items",
    reason: /no items/u,
  },
  {
    name: "items without a class (3.2.8)",
    change: { body: { items: [PAGE] } },
    place: "$.body.type",
    reason: /exactly one of/u,
  },
  {
    name: "items with two classes (3.2.8)",
    change: { body: { type: ["Choice", "List"], items: [PAGE] } },
    place: "$.body.type",
    reason: /exactly one of/u,
  },
  {
    name: "an item that breaks a MUST",
    change: { body: { type: "List", items: [PAGE, { type: "TextualBody" }] } },
    place: "$.body.items[1].value",
    reason: /missing/u,
  },
  ...["created", "modified", "generated"].flatMap((name) => [
    {
      name: `two values of ${name} (3.3.1)`,
      change: { [name]: ["2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"] },
      place: `$.${name}`,
      reason: /2 values/u,
    },
    {
      name: `a day as ${name} (3.3.1)`,
      change: { [name]: "2026-01-01" },
      place: `$.${name}`,
      reason: /time zone/u,
    },
  ]),
  ...[
    "2026-01-01T00:00:00",
    "2026-02-30T00:00:00Z",
    "2026-01-01T25:00:00Z",
    "2026-01-01 00:00:00Z",
    "yesterday",
    1767225600,
  ].map((created) => ({
    name: `${created} as a time (3.3.1)`,
    change: { created },
    place: "$.created",
    reason: /date and time/u,
  })),
  {
    name: "two creation times of a body (3.3.1)",
    change: { body: { id: PAGE, created: ["2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"] } },
    place: "$.body.created",
    reason: /2 values/u,
  },
  {
    name: "a motivation that is not text (3.3.5)",
    change: { motivation: ["tagging", 2] },
    place: "$.motivation",
    reason: /text/u,
  },
  {
    name: "rights that are not an IRI (3.3.6)",
    change: { rights: "mine alone" },
    place: "$.rights",
    reason: /IRI/u,
  },
  {
    name: "two canonical IRIs (3.3.7)",
    change: { canonical: ["urn:a:1", "urn:a:2"] },
    place: "$.canonical",
    reason: /2 values/u,
  },
  {
    name: "a canonical that is not an IRI (3.3.7)",
    change: { canonical: "here" },
    place: "$.canonical",
    reason: /IRI/u,
  },
  {
    name: "a via that is not an IRI (3.3.7)",
    change: { via: ["urn:a:1", 1] },
    place: "$.via",
    reason: /IRI/u,
  },
  {
    name: "no source (4)",
    change: { target: { type: "SpecificResource" } },
    place: "$.target.source",
    reason: /missing/u,
  },
  {
    name: "a selector without a source (4)",
    change: { target: { selector: QUOTE } },
    place: "$.target.source",
    reason: /missing/u,
  },
  {
    name: "two sources (4)",
    change: { target: { source: [PAGE, PAGE] } },
    place: "$.target.source",
    reason: /2 values/u,
  },
  {
    name: "a source that is not an IRI (4)",
    change: { target: { source: "p" } },
    place: "$.target.source",
    reason: /IRI/u,
  },
  {
    name: "a source without id (4)",
    change: { target: { source: { type: "Text" } } },
    place: "$.target.source.id",
    reason: /missing/u,
  },
  {
    name: "a selector that is a word (4.2)",
    change: { target: { source: PAGE, selector: "p" } },
    place: "$.target.selector",
    reason: /IRI/u,
  },
  ...(
    [
      ["without a type (4.2)", { value: "x" }, "", /type/u],
      [
        "a FragmentSelector without value (4.2.1)",
        { type: "FragmentSelector" },
        ".value",
        /missing/u,
      ],
      [
        "a FragmentSelector of two values (4.2.1)",
        { type: "FragmentSelector", value: ["x", "y"] },
        ".value",
        /2 values/u,
      ],
      [
        "a FragmentSelector that conforms to two (4.2.1)",
        { type: "FragmentSelector", value: "x", conformsTo: ["urn:a:1", "urn:a:2"] },
        ".conformsTo",
        /2 values/u,
      ],
      ["a CssSelector without value (4.2.2)", { type: "CssSelector" }, ".value", /missing/u],
      [
        "an XPathSelector of a number (4.2.3)",
        { type: "XPathSelector", value: 1 },
        ".value",
        /text/u,
      ],
      [
        "a TextQuoteSelector without exact (4.2.4)",
        { type: "TextQuoteSelector", prefix: "x" },
        ".exact",
        /missing/u,
      ],
      [
        "a TextQuoteSelector of two (4.2.4)",
        { type: "TextQuoteSelector", exact: ["x", "y"] },
        ".exact",
        /2 values/u,
      ],
      [
        "a TextQuoteSelector with a number before (4.2.4)",
        { type: "TextQuoteSelector", exact: "x", prefix: 1 },
        ".prefix",
        /text/u,
      ],
      [
        "a TextPositionSelector without end (4.2.5)",
        { type: "TextPositionSelector", start: 1 },
        ".end",
        /missing/u,
      ],
      [
        "a TextPositionSelector from below 0 (4.2.5)",
        { type: "TextPositionSelector", start: -1, end: 1 },
        ".start",
        /whole number/u,
      ],
      [
        "a TextPositionSelector of halves (4.2.5)",
        { type: "TextPositionSelector", start: 0, end: 1.5 },
        ".end",
        /whole number/u,
      ],
      [
        "a TextPositionSelector of text (4.2.5)",
        { type: "TextPositionSelector", start: "0", end: 1 },
        ".start",
        /whole number/u,
      ],
      [
        "a TextPositionSelector backwards (4.2.5)",
        { type: "TextPositionSelector", start: 9, end: 4 },
        ".end",
        /before the start/u,
      ],
      [
        "a DataPositionSelector backwards (4.2.6)",
        { type: "DataPositionSelector", start: 9, end: 4 },
        ".end",
        /before the start/u,
      ],
      ["an SvgSelector of nothing (4.2.7)", { type: "SvgSelector" }, ".id", /missing/u],
      [
        "a RangeSelector without an end (4.2.8)",
        { type: "RangeSelector", startSelector: QUOTE },
        ".endSelector",
        /missing/u,
      ],
      [
        "a RangeSelector from a broken one (4.2.8)",
        { type: "RangeSelector", startSelector: { type: "XPathSelector" }, endSelector: QUOTE },
        ".startSelector.value",
        /missing/u,
      ],
      ["refined by a number (4.2.9)", { ...QUOTE, refinedBy: 4 }, ".refinedBy", /IRI/u],
      [
        "refined by a broken one (4.2.9)",
        { ...QUOTE, refinedBy: [QUOTE, { type: "CssSelector" }] },
        ".refinedBy[1].value",
        /missing/u,
      ],
    ] as [string, Json, string, RegExp][]
  ).map(([name, selector, place, reason]) => ({
    name: `a selector: ${name}`,
    change: { target: { source: PAGE, selector: ["https://news.example/s", selector] } },
    place: `$.target.selector[1]${place}`,
    reason,
  })),
  {
    name: "a state without a type (4.3)",
    change: { target: { source: PAGE, state: { value: "x" } } },
    place: "$.target.state",
    reason: /type/u,
  },
  {
    name: "a TimeState without a time zone (4.3.1)",
    change: {
      target: { source: PAGE, state: { type: "TimeState", sourceDate: "2026-01-01T00:00:00" } },
    },
    place: "$.target.state.sourceDate",
    reason: /time zone/u,
  },
  {
    name: "an HttpRequestState without value (4.3.2)",
    change: { target: { source: PAGE, state: { type: "HttpRequestState" } } },
    place: "$.target.state.value",
    reason: /missing/u,
  },
  {
    name: "a class that is not text (4.4)",
    change: { target: { source: PAGE, styleClass: 1 } },
    place: "$.target.styleClass",
    reason: /text/u,
  },
  {
    name: "an empty stylesheet (4.4)",
    change: { stylesheet: { type: "CssStylesheet" } },
    place: "$.stylesheet.id",
    reason: /missing/u,
  },
  {
    name: "a scope that is a word (4.6)",
    change: { target: { source: PAGE, scope: "p" } },
    place: "$.target.scope",
    reason: /IRI/u,
  },
];
