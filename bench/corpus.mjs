// Real Chinese pages: Debian's manuals, each one page with all its chapters, with the report's
// terms inserted. They are downloaded once, as packages, into a folder that git ignores. Nothing is
// installed.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";

const FOLDER = path.join(import.meta.dirname, ".corpus");

/** @type {{ name: string; debian: string; folder: string; file: RegExp }[]} */
const MANUALS = [
  {
    name: "FAQ, a chapter",
    debian: "debian-faq-zh-cn",
    folder: "doc/debian/FAQ/zh-cn",
    file: /^pkg-basics/u,
  },
  { name: "FAQ", debian: "debian-faq-zh-cn", folder: "doc/debian/FAQ/zh-cn", file: /html$/u },
  {
    name: "New maintainers' guide",
    debian: "maint-guide-zh-cn",
    folder: "doc/maint-guide-zh-cn/html",
    file: /html$/u,
  },
  {
    name: "Installation guide",
    debian: "installation-guide-amd64",
    folder: "doc/installation-guide-amd64/zh_CN",
    file: /html$/u,
  },
  {
    name: "Handbook",
    debian: "debian-handbook",
    folder: "doc/debian-handbook/html/zh-CN",
    file: /html$/u,
  },
  {
    name: "Reference",
    debian: "debian-reference-zh-cn",
    folder: "debian-reference",
    file: /zh-cn\.html$/u,
  },
];

/** A page, and the number of UTF-16 code units of its text. */
/** @typedef {{ name: string; body: string; units: number }} CorpusPage */

/**
 * @returns {CorpusPage[]} from small to large; the last one repeats all manuals up to six million
 *   units
 */
export function corpus() {
  const pages = MANUALS.map(({ name, debian, folder, file }) => {
    const root = path.join(unpacked(debian), "usr/share", folder);
    const chapters = readdirSync(root)
      .filter((it) => file.test(it))
      .toSorted();
    return pageOf(
      name,
      chapters.map((it) => bodyOf(readFileSync(path.join(root, it), "utf8"))).join("\n"),
    );
  }).toSorted((a, b) => a.units - b.units);
  const all = pages.map((it) => it.body).join("\n");
  const times = Math.ceil(6_000_000 / unitsOf(all));
  return [...pages, pageOf("All of them, as one book", all.repeat(times))];
}

/** @param {string} name @param {string} body @returns {CorpusPage} */
function pageOf(name, body) {
  return { name, body, units: unitsOf(body) };
}

/** @param {string} debian the package's name */
function unpacked(debian) {
  const target = path.join(FOLDER, debian);
  if (existsSync(target)) return target;
  mkdirSync(FOLDER, { recursive: true });
  execFileSync("apt-get", ["download", "-qq", debian], { cwd: FOLDER, stdio: "ignore" });
  const file = readdirSync(FOLDER).find((it) => it.startsWith(`${debian}_`) && it.endsWith(".deb"));
  if (!file) throw new Error(`${debian} was not downloaded: try apt-get update.`);
  execFileSync("dpkg-deb", ["-x", file, target], { cwd: FOLDER });
  return target;
}

/** @param {string} html the content of a page's body, without scripts and pictures */
function bodyOf(html) {
  const body = /<body[^>]*>(.*)<\/body>/su.exec(html)?.[1] ?? html;
  return body.replace(/<(script|style)\b.*?<\/\1>/gsu, "").replace(/<img\b[^>]*>/gu, "");
}

/** @param {string} body */
function unitsOf(body) {
  return body.replace(/<[^>]*>/gu, "").length;
}

/**
 * Inserts terms into the texts of a page, about one in so many units, some of them split over an
 * element. The same page always gets the same terms.
 *
 * @param {string} body
 * @param {readonly string[]} terms
 */
export function plant(body, terms) {
  let seed = 20_261_123;
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  let units = 0;
  return body.replace(/>([^<>]{12,})</gu, (whole, /** @type {string} */ text) => {
    units += text.length;
    if (units < EVERY) return whole;
    units -= EVERY;
    const term = /** @type {string} */ (terms[Math.floor(random() * terms.length)]);
    const cut = Math.floor(term.length / 2);
    const planted = random() < SPLIT ? `${term.slice(0, cut)}<b>${term.slice(cut)}</b>` : term;
    return `>${text.slice(0, 6)}，${planted}，${text.slice(6)}<`;
  });
}

const EVERY = 300;
const SPLIT = 0.08;
