/**
 * Real pages with golden results (`tests/real-pages`): every match of a glossary of their subject,
 * each at its place; and nothing of the report's glossary, which is unrelated to them.
 */
import { expect, test } from "vitest";
import { bundle } from "@/data/bundle";
import { makeLexicon } from "@/lib/glossary/lexicon";
import { parseGlossary } from "@/lib/glossary/parse-glossary";
import { inOrder } from "@/lib/page/terms/in-order";
import { parseReport } from "@/lib/report/parse-report";
import { useLight } from "./use-light";

const PAGES = import.meta.glob<string>("/tests/real-pages/*.html", {
  query: "?raw",
  import: "default",
});

/**
 * Words that contain one another, or are contained in everyday words; words in letters, with
 * digits, in Traditional characters.
 */
const SUBJECT = (
  "软件包 软件包管理系统 软件包列表 依赖 依赖关系 源代码 维护者 开发者 配置 配置文件 稳定版 不稳定版 测试版 用户 用户名 " +
  "用戶組 群组 密码 系统 操作系统 文件 文件系统 服务器 网页服务器 Apache APT apt dpkg Debian 命令 命令行 版本 更新 升级 " +
  "安全更新 模块 證書 仓库 镜像 内核 缓存 /etc/passwd sources.list 一个 1个"
).split(" ");
const subject = makeLexicon(
  SUBJECT.map((form) => ({ address: form, forms: [{ form, ambiguous: false, beside: [] }] })),
);
const { terms } = parseGlossary(bundle.glossary, parseReport(bundle.report.id, bundle.report.text));
const report = makeLexicon(terms.map((it) => ({ ...it, address: it.id })));

const CONTEXT = 10;

const lightWith = useLight();

/** What is lit in a page, one line per match. */
async function litIn(path: string, lexicon: typeof subject): Promise<string[]> {
  const page = new DOMParser().parseFromString((await PAGES[path]?.()) ?? "", "text/html");
  document.body.replaceChildren(...page.body.childNodes);
  const light = await lightWith(lexicon);
  await light.readAll();
  return [...inOrder(light.index, document)].map((it) => {
    const range = new Range();
    range.setStart(it.startContainer, it.startOffset);
    range.setEnd(it.endContainer, it.endOffset);
    const before = it.startContainer.data.slice(0, it.startOffset).slice(-CONTEXT);
    const behind = it.endContainer.data.slice(it.endOffset, it.endOffset + CONTEXT);
    return `${before}【${range.toString()}】${behind}`.replaceAll(/\s+/gu, " ");
  });
}

test.each(Object.keys(PAGES))("%s has lit what a careful reader would find", async (path) => {
  const lit = await litIn(path, subject);
  expect(lit.length).toBeGreaterThan(100);
  const golden = path.replace("/tests/", "../").replace(".html", ".lit.txt");
  await expect(`${lit.join("\n")}\n`).toMatchFileSnapshot(golden);
});

test.each(Object.keys(PAGES))("%s has nothing lit of an unrelated subject", async (path) => {
  expect(await litIn(path, report)).toEqual([]);
});
