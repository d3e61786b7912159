/**
 * Which parts of a URL's query say how a page was reached, and which say what page it is.
 *
 * The table is our own. Public lists were considered: those of ClearURLs and AdGuard are under the
 * LGPL and the GPL; `tidy-url` (MIT) takes 35 KB and knows one Chinese site. This code runs on
 * every page, so it holds only what matters here: the sites on which policy texts are read and
 * shared, and the parameters that campaigns and share buttons use everywhere. A parameter that is
 * not known to be idle is kept, because it is better to keep a page's notes apart than to mix them
 * with another page's.
 */

/** Parameters that sites use only to learn where their readers come from. */
const IDLE_NAMES = new RegExp(
  `^(?:${[
    // Campaigns and advertisements.
    "utm_\\w+|_g[al]|[dg]clid|gclsrc|gad_\\w+|[gw]braid|srsltid|fbclid|msclkid|twclid|ttclid|ys?clid|igsh(?:id)?",
    "mc_[ce]id|mkt_tok|_hs(?:enc|mi)|hsCtaTracking|vero_id|oly_(?:anon|enc)_id|_openstat|wt_mc|mtm_\\w+",
    // Baidu, Alibaba, and sites that use their counters.
    "hm(?:sr|pl|cu|kw|ci)|bd_vid|s[cp]m|spm_id_from|qhclickid|sogouclickid",
    // Share buttons of apps.
    "share_(?:token|source|medium|plat|platform|session_id|tag|from|times|app_id|to|type|uid|count|channel)",
    "sharer_\\w+|isappinstalled|wxshare_count|nsukey|from_source|vd_source|tt_from",
    // Parameters that identify a visitor, not a page.
    "jsessionid|phpsessid|aspsessionid\\w*",
  ].join("|")})$`,
  "iu",
);

/**
 * What WeChat and similar apps add to shared links. The name alone has many other uses, so the
 * value counts too.
 */
const IDLE_PAIR =
  /^from=(?:timeline|(?:single|group)message|groupmenu|weixin|wechat|wx|qq|weibo)$/iu;

/**
 * Articles that are identified only by their path and these parameters: site, path, names (followed
 * by `?` if optional). If a required parameter is missing, the address is of another kind and the
 * rule does not apply.
 */
const ARTICLES: readonly (readonly [site: string, path: RegExp, names: string])[] = [
  ["mp.weixin.qq.com", /^\/s$/u, "__biz mid idx sn"],
  ["mp.weixin.qq.com", /^\/s\/[\w-]+$/u, ""],
  // The name of a post is in base 62. `followers` is a list.
  ["weibo.com", /^\/\d+\/(?=\w*[A-Z\d])\w{8,}$/u, ""],
  ["weibo.com", /^\/ttarticle\/(?:p|x\/m)\/show$/u, "id"],
  ["m.weibo.cn", /^\/(?:status|detail|\d+)\/\w{8,}$/u, ""],
  ["toutiao.com", /^\/(?:(?:article|group|video|is|w)\/\w+|[aiw]\d+)$/u, ""],
  ["zhihu.com", /^\/(?:question\/\d+(?:\/answer\/\d+)?|(?:answer|pin|zvideo|p)\/\d+)$/u, ""],
  ["bilibili.com", /^\/(?:video|read|opus)\/\w+$/u, "p?"],
  ["baijiahao.baidu.com", /\/s$/u, "id"],
  ["mbd.baidu.com", /^\/newspage\/data\//u, "context"],
  ["mbd.baidu.com", /^\/newspage\/data\//u, "nid"],
  ["163.com", /\/[A-Z\d]{16}\.html$/u, ""],
  ["sohu.com", /^\/[an]\/\d+(?:_\d+)?$/u, ""],
  ["sina.com.cn", /\/(?:doc-|detail-|article_)\w+(?:\.d)?\.s?html?$/u, ""],
  ["sina.cn", /\/(?:doc-|detail-|article_)\w+(?:\.d)?\.s?html?$/u, ""],
  ["douyin.com", /^\/(?:share\/)?(?:video|note|article)\/\d+$/u, ""],
  ["iesdouyin.com", /^\/(?:share\/)?(?:video|note|article)\/\d+$/u, ""],
  ["article.xuexi.cn", /^\/articles\/[\w./]*$/u, "art_id"],
  ["xuexi.cn", /^\/lgpage\/detail\/index\.html$/u, "id"],
  ["new.qq.com", /^\/(?:rain\/)?a\/\w+$/u, ""],
  ["inews.qq.com", /^\/a\/\w+$/u, ""],
  ["peopleapp.com", /^\/article\/\d+\/\d+$/u, ""],
  ["xinhuanet.com", /^\/vh512\/share\/\d+$/u, ""],
  ["cctv.cn", /^\/article\.html$/u, "item_id"],
  ["thepaper.cn", /^\/newsDetail_forward_\d+$/u, ""],
];

/**
 * Newspapers and government sites publish their texts as files: a name with a number, or a folder
 * with one `c.html`.
 */
function isPressFile(path: string): boolean {
  // A single pattern for all of this would scan a long number once for each of its digits.
  const name = path.slice(path.lastIndexOf("/") + 1);
  return name === "c.html" || (/\.s?html?$/u.test(name) && /\d{5}/u.test(name));
}
const PRESS =
  "gov.cn people.com.cn people.cn xinhuanet.com news.cn cctv.com cntv.cn china.com.cn chinanews.com.cn chinanews.com gmw.cn ce.cn cnr.cn youth.cn qstheory.cn 12371.cn 81.cn huanqiu.com ifeng.com legaldaily.com.cn cpcnews.cn dangjian.cn dangjian.com sina.com.cn sina.cn".split(
    " ",
  );
/** Parameters that are idle after a file. A page that is generated on request may need them. */
const IDLE_ON_FILES =
  /^(?:from\w*|ct|source|src|scene|channel|refe?r?(?:er)?|platform|share\w*|clicktime|enterid|srcid|sessionid|t|ts|_t|r|rnd|rand|timestamp|v|ivk_sa|wx\w*|app(?:id|ver)?|device\w*)$/iu;

/**
 * The part of a query that identifies a page, with each pair as it is in the URL.
 *
 * @param host in the form of `URL.host`
 * @param path without a final slash
 * @param query without its question mark
 * @returns null if the site has no rule for this path; the caller then removes only the pairs that
 *   are idle everywhere
 */
export function articlePairs(host: string, path: string, query: string): string[] | null {
  for (const [site, pattern, names] of ARTICLES) {
    if (!isOn(host, site) || !pattern.test(path)) continue;
    const found = new Map(pairsOf(query).map((pair) => [nameOf(pair), pair]));
    const wanted = names.split(" ").filter((name) => name !== "");
    const isWhole = wanted.every((name) => name.endsWith("?") || found.has(name));
    if (!isWhole) continue;
    return wanted.flatMap((name) => {
      const pair = found.get(name.replace("?", ""));
      // An app that shares a link may write its `=` as `%3D`, or may leave it escaped for HTML.
      return pair === undefined ? [] : [pair.replace(/^(?:amp;)+/u, "").replaceAll(/%3d/giu, "=")];
    });
  }
  return null;
}

/** The pairs of a query, without those that only say how the page was reached. */
export function pairsThatTell(host: string, path: string, query: string): string[] {
  const isFile = isPressFile(path) && PRESS.some((site) => isOn(host, site));
  return pairsOf(query).filter((pair) => {
    const name = nameOf(pair);
    return !IDLE_NAMES.test(name) && !IDLE_PAIR.test(pair) && !(isFile && IDLE_ON_FILES.test(name));
  });
}

function pairsOf(query: string): string[] {
  return query.split("&").filter((pair) => pair !== "");
}

function nameOf(pair: string): string {
  return (pair.split("=", 1)[0] as string).replace(/^(?:amp;)+/u, "");
}

function isOn(host: string, site: string): boolean {
  return host === site || host.endsWith(`.${site}`);
}
