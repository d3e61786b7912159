/** Texts: Markdown, addresses, routes, search queries. */
import { bundle } from "@/data/bundle";
import { isLink, isWebAddress } from "@/lib/annotation/links";
import { pageAddress } from "@/lib/annotation/page-address";
import { addressesAt, addressesFor } from "@/lib/annotation/page-addresses";
import { isOnPage, subjectsOf } from "@/lib/annotation/subjects";
import { unknownName, unknownSource } from "@/lib/annotation/unknown-source";
import { looseTime, utcTime } from "@/lib/exchange/json/date-time";
import { escapeMarkdown } from "@/lib/exchange/formats/markdown-text";
import { parseGlossary } from "@/lib/glossary/parse-glossary";
import { parseMarkdown } from "@/lib/markdown/parse";
import { MAX_DEPTH, MAX_NODES, type MarkdownNode } from "@/lib/markdown/tree";
import { webOnly } from "@/lib/markdown/web-only";
import { hostOf, pagePlace, sitePlace } from "@/lib/published/signs";
import { parseReport } from "@/lib/report/parse-report";
import { hashOf, parseRoute } from "@/lib/route/route";
import { nearestPassages } from "@/lib/search/nearest-passages";
import { search } from "@/lib/search/search";
import { makeSearchable } from "@/lib/search/searchable";
import type { Random } from "../../cases/random";
import { type Door, must, mustEqual } from "../door";
import { hostileMarkdown } from "../hostile-markdown";
import { mutatedText } from "../mutate";
import { ADDRESSES, DATES, NAMES, TEXTS, oneOf } from "../odd-values";

function depthOf(nodes: readonly MarkdownNode[]): { depth: number; count: number } {
  let [depth, count] = [0, 0];
  for (const it of nodes) {
    count += 1;
    if (typeof it === "string") continue;
    if (it.tag === "a") must(isLink(it.href ?? ""), `a link to ${it.href}`);
    const inside = depthOf(it.children);
    depth = Math.max(depth, inside.depth + 1);
    count += inside.count;
  }
  return { depth, count };
}

export const markdown: Door<string> = {
  name: "markdown",
  generate(random) {
    const units = random() < 0.001 ? 20_000 : 4 + Math.floor(random() ** 2 * 160);
    const text = hostileMarkdown(random, units);
    return random() < 0.3 ? mutatedText(random, text) : text;
  },
  enter(text) {
    const tree = parseMarkdown(text);
    if (tree) {
      const { depth, count } = depthOf(tree);
      must(depth <= MAX_DEPTH + 1, "it is not deeper than what is drawn");
      must(count <= MAX_NODES, "it is not more than what is drawn");
    }
    const out = webOnly(text, escapeMarkdown);
    must(webOnly(out, escapeMarkdown) === out, "what goes out goes out again as it is");
    return tree ? "accepted" : "refused";
  },
};

const HOSTS =
  "a.example www.gov.cn mp.weixin.qq.com weibo.com m.weibo.cn news.sina.com.cn xinhuanet.com xuexi.cn bilibili.com user:p@a.example:8080 近邻.example [::1] 127.1 a..b %41.example".split(
    " ",
  );
const PARTS =
  "/ // /. /.. /a /index.html /default.aspx /index.php/ ;jsessionid=1 /s /1234567890123456 /c.html /doc-abc.shtml /%E8%AF %e8%af%8d %zz %2F /近邻 \u0000 \\ /12345 /article/1/2 .html 0 1".split(
    " ",
  );
const QUERIES =
  "? & = a=1 b utm_source=x id=5 __biz=1 mid=2 idx=3 sn=4 from=timeline amp;id=1 id%3D5 art_id=1 p=2 %20 + t=1 jsessionid=1 词=灯 ' \" < >".split(
    " ",
  );
const FRAGMENTS =
  "# #/ #!/ #!a #a #/a?b=1 #/a#b #/?utm_source=1 #:~:text=a #/a:~:text=b #/a#/b ##".split(" ");

function run(random: Random, all: readonly string[], most: number): string {
  let text = "";
  const times = Math.floor(random() ** 2 * (most + 1));
  for (let i = 0; i < times; i += 1) {
    // Now and then, one of them is repeated many times.
    text += random() < 0.002 ? oneOf(random, all).repeat(30_000) : oneOf(random, all);
  }
  return text;
}

function anyAddress(random: Random): string {
  if (random() < 0.05) return oneOf(random, ADDRESSES);
  const scheme = oneOf(random, ["https://", "http://", "HTTP://", "file:///", "https:", "urn:a:"]);
  const query = random() < 0.6 ? `?${run(random, QUERIES, 12)}` : "";
  const fragment = random() < 0.4 ? run(random, FRAGMENTS, 3) : "";
  const path = run(random, PARTS, 8);
  const address = scheme + oneOf(random, HOSTS) + path + query + fragment;
  return random() < 0.2 ? mutatedText(random, address) : address;
}

interface Page {
  readonly url: string;
  readonly canonical: string;
}

export const address: Door<Page> = {
  name: "address",
  generate(random) {
    const url = anyAddress(random);
    return { url, canonical: random() < 0.3 ? mutatedText(random, url) : anyAddress(random) };
  },
  enter({ url, canonical }) {
    const target = { type: "resource", source: url } as const;
    subjectsOf(target);
    isLink(url);
    hostOf(url);
    if (isWebAddress(url))
      mustEqual(
        subjectsOf({ ...target, source: pageAddress(url) }).length,
        1,
        "an address is that of its page",
      );
    if (!URL.canParse(url)) return "refused";
    const own = pageAddress(url);
    must(pageAddress(own) === own, `an address of a page is its own: ${own}`);
    const asked = addressesFor(url, canonical);
    addressesAt({ url, canonical, namedAt: url });
    for (const it of [...asked.names, ...asked.earlier]) {
      must(URL.canParse(it), `what is asked for is an address: ${it}`);
      sitePlace("k", String(hostOf(it)));
      pagePlace("k", it);
    }
    const subjects = subjectsOf({ ...target, source: asked.source });
    const note = { subjects, created: "2026-01-01T00:00:00Z" };
    must(isOnPage(note, asked, "2025-01-01T00:00:00Z"), "a page's note is found on it");
    return "accepted";
  },
};

export const route: Door<string> = {
  name: "route",
  generate(random) {
    const views = ["text", "terms", "term", "facts", "figures", "timeline", "relations", "notes"];
    const view = oneOf(random, views);
    const id = oneOf(random, [
      "sandan-zhi",
      "p14",
      "pinyin",
      "%2F",
      "a%20b",
      "%",
      ...NAMES,
      ...TEXTS,
    ]);
    const hash =
      random() < 0.2 ? `#/${view}` : `#/doc/${oneOf(random, ["r", ...NAMES])}/${view}/${id}`;
    return random() < 0.6 ? mutatedText(random, hash) : hash;
  },
  enter(hash) {
    const read = parseRoute(hash);
    mustEqual(parseRoute(hashOf(read)), read, "a place has an address that leads to it");
    return read.view === "start" ? "refused" : "accepted";
  },
};

export const unknownSourceName: Door<string> = {
  name: "unknown-source",
  generate: (random) =>
    random() < 0.5
      ? `urn:x-cideng:unknown-source:${mutatedText(random, oneOf(random, ["%E8%AF", "a%", ...TEXTS]))}`
      : mutatedText(random, oneOf(random, TEXTS)),
  enter(text) {
    const name = unknownName(unknownSource(text));
    mustEqual(name, text.toWellFormed(), "what it is called is kept");
    return unknownName(text) === null ? "refused" : "accepted";
  },
};

export const date: Door<string> = {
  name: "date",
  generate(random) {
    const dates = [
      "2026-03-01T08:00:00.123+08:00",
      "2026年3月1日 8时5分",
      "1772352000",
      "1 Mar 2026",
      "20260301T0800Z",
    ];
    return mutatedText(random, oneOf(random, random() < 0.8 ? dates : DATES));
  },
  enter(text) {
    const read = utcTime(text) ?? looseTime(text);
    if (read === null) return "refused";
    mustEqual(utcTime(read), read, "a time is written as it is read");
    return "accepted";
  },
};

const report = parseReport(bundle.report.id, bundle.report.text);
const glossary = parseGlossary(bundle.glossary, report);
const terms = glossary.terms.slice(0, 12);
const passages = report.passages.slice(0, 12);
const searchable = makeSearchable(terms, passages, [], glossary.figures.slice(0, 3));
const WORDS = [
  "近邻党建",
  "jinlin dangjian",
  "dangjian",
  "1.8万",
  "“三单制”",
  "党建,近邻",
  "near",
  "jīn",
  "隣",
];

export const typed: Door<string> = {
  name: "search",
  generate(random) {
    const words = `${oneOf(random, WORDS)}${oneOf(random, ["", " ", "、", "，"])}${oneOf(random, WORDS)}`;
    return random() < 0.1 ? oneOf(random, TEXTS) : mutatedText(random, words);
  },
  enter(text) {
    const found = search(searchable, text);
    nearestPassages(searchable, text);
    return found.length > 0 ? "accepted" : "refused";
  },
};
