import { describe, expect, test } from "vitest";
import { addressesFor } from "@/lib/annotation/page-addresses";
import { canonicalAddress, pageAddress } from "@/lib/annotation/page-address";
import { isOnPage, subjectsOf } from "@/lib/annotation/subjects";

const WEIXIN = "http://mp.weixin.qq.com/s?__biz=MzA5==&mid=2650&idx=1&sn=abc";
const BYTES = "kw=%BD%FC%C1%DA";

/** One page and different URLs that lead to it. */
const ONE: readonly (readonly [string, string, readonly string[]])[] = [
  [
    "an article in WeChat",
    WEIXIN,
    [
      `${WEIXIN}&chksm=88d2&scene=21#wechat_redirect`,
      `${WEIXIN}&chksm=77aa&scene=126&sessionid=1715&subscene=0&clicktime=1715&enterid=1715&ascene=3&devicetype=iOS#rd`,
      `${WEIXIN}&chksm=88d2&scene=21&poc_token=H1`,
      `${WEIXIN}&mpshare=1&scene=1&srcid=0506&sharer_shareinfo=x&from=timeline&isappinstalled=0`,
      "http://mp.weixin.qq.com/s?sn=abc&idx=1&mid=2650&__biz=MzA5%3D%3D",
      "http://mp.weixin.qq.com/s?__biz=MzA5==&amp;mid=2650&amp;idx=1&amp;sn=abc&amp;scene=0",
      "http://mp.weixin.qq.com/s/?__biz=MzA5==&mid=2650&idx=1&sn=abc&",
    ],
  ],
  [
    "an article in WeChat by its short address",
    "https://mp.weixin.qq.com/s/Ab_c-9",
    ["https://mp.weixin.qq.com/s/Ab_c-9?scene=25#wechat_redirect"],
  ],
  [
    "a post in Weibo",
    "https://weibo.com/2803301701/N8vQ5kqzB",
    ["https://weibo.com/2803301701/N8vQ5kqzB?from=page_100206&wvr=6&mod=weibotime&type=comment"],
  ],
  [
    "an article in Weibo",
    "https://weibo.com/ttarticle/p/show?id=2309404",
    ["https://weibo.com/ttarticle/p/show?mod=zwenzhang&id=2309404"],
  ],
  [
    "an article in Toutiao",
    "https://www.toutiao.com/article/7123456",
    [
      "https://www.toutiao.com/article/7123456/?log_from=a1_17&tt_from=weixin&share_token=1#comment",
    ],
  ],
  [
    "an answer in Zhihu",
    "https://www.zhihu.com/question/12/answer/34",
    ["https://www.zhihu.com/question/12/answer/34?utm_psn=1&share_code=x"],
  ],
  [
    "a column in Zhihu",
    "https://zhuanlan.zhihu.com/p/123",
    ["https://zhuanlan.zhihu.com/p/123?utm_medium=social&s_r=0"],
  ],
  [
    "a film in Bilibili",
    "https://www.bilibili.com/video/BV1xx?p=2",
    ["https://www.bilibili.com/video/BV1xx/?spm_id_from=333.1&p=2&t=35&vd_source=4"],
  ],
  [
    "an article in Baijiahao",
    "https://baijiahao.baidu.com/s?id=17",
    ["https://baijiahao.baidu.com/s?id=17&wfr=spider&for=pc&searchword=x"],
  ],
  [
    "an article in the People's Daily",
    "http://politics.people.com.cn/n1/2024/0102/c1001-40151234.html",
    [
      "http://politics.people.com.cn/n1/2024/0102/c1001-40151234.html?from=singlemessage&ct=1&scene=2",
    ],
  ],
  [
    "an article of Xinhua",
    "https://www.news.cn/politics/20240102/0123456789abcdef0123456789abcdef/c.html",
    [
      "https://www.news.cn/politics/20240102/0123456789abcdef0123456789abcdef/c.html?source=share&t=1",
    ],
  ],
  [
    "a document of the State Council",
    "https://www.gov.cn/zhengce/202401/content_6924567.htm",
    ["https://www.gov.cn/zhengce/202401/content_6924567.htm?device=app&from=timeline"],
  ],
  [
    "an article of NetEase",
    "https://www.163.com/dy/article/JLQ7RO1H0001899O.html",
    ["https://www.163.com/dy/article/JLQ7RO1H0001899O.html?spss=adap_pc&referFrom=#offset=1"],
  ],
  [
    "an article of Sina",
    "https://finance.sina.com.cn/roll/2024-01-02/doc-inaacxyz1234567.shtml",
    [
      "https://finance.sina.com.cn/roll/2024-01-02/doc-inaacxyz1234567.shtml?cre=tianyi&mod=pcpager&r=25",
    ],
  ],
  [
    "an article of Sohu",
    "https://www.sohu.com/a/748_121",
    ["https://www.sohu.com/a/748_121?scm=1102.xchannel:325&spm=smpc.channel&_f=index"],
  ],
  [
    "a film in Douyin",
    "https://www.douyin.com/video/731",
    ["https://www.douyin.com/video/731?previous_page=app_code_link&region=CN"],
  ],
  [
    "an article in Xuexi Qiangguo",
    "https://article.xuexi.cn/articles/index.html?art_id=9",
    [
      "https://article.xuexi.cn/articles/index.html?study_style_id=feeds_default&art_id=9&share_to=wx_single&source=share",
    ],
  ],
  [
    "an article in the app of the People's Daily",
    "https://wap.peopleapp.com/article/7123/6987",
    ["https://wap.peopleapp.com/article/7123/6987?channel=wx&shareId=2"],
  ],
  [
    "an article in the app of CCTV",
    "https://ysxw.cctv.cn/article.html?item_id=16",
    ["https://ysxw.cctv.cn/article.html?toc_style_id=feeds_default&share_to=wechat&item_id=16"],
  ],
  [
    "a folder",
    "https://a.cn/dir/",
    [
      "https://a.cn/dir/index.html",
      "https://a.cn/dir/index.htm",
      "https://a.cn/dir/index.shtml",
      "https://a.cn/dir/index.php",
      "https://a.cn/dir/default.aspx",
      "https://a.cn/dir/Default.htm",
      "https://a.cn/dir/index.jsp?",
    ],
  ],
  [
    "a site",
    "https://a.cn/",
    ["https://a.cn", "https://a.cn/index.html?utm_source=w", "https://a.cn/?#"],
  ],
  [
    "a page with bytes in its path",
    "https://a.cn/%E8%AF%8D",
    ["https://a.cn/%e8%af%8d", "https://a.cn/%E8%af%8D?&"],
  ],
  [
    "a page with bytes of GBK in its query",
    `https://a.cn/p?${BYTES}`,
    [
      `https://a.cn/p?${BYTES}&spm=1`,
      `https://a.cn/p?spm=1&${BYTES}`,
      "https://a.cn/p?kw=%bd%fc%c1%da&&",
    ],
  ],
  [
    "a page with unusual query syntax",
    "https://a.cn/p?q=a%20b,[c]|~d;e&x",
    [
      "https://a.cn/p?q=a%20b,[c]|~d;e&utm_source=w&x",
      "https://a.cn/p?fbclid=1&q=a%20b,[c]|~d;e&x&",
    ],
  ],
  [
    "a page reached from other sites",
    "https://a.cn/x?id=3",
    [
      "https://a.cn/x?id=3#part",
      "https://a.cn/x?id=3&",
      "https://a.cn/x?utm_source=w&id=3&spm=1.2",
      "https://a.cn/x?id=3&from=groupmessage&isappinstalled=0",
      "https://a.cn/x?id=3&gclid=1&msclkid=2&_ga=3",
      "https://a.cn/x;jsessionid=0A1?id=3&PHPSESSID=4",
      "https://a.cn/x?id=3#:~:text=%E5%85%9A",
      "https://a.cn/x?id=3#a/b",
      "https://a.cn/x?id=3#?tab=2",
    ],
  ],
  [
    "a route",
    "https://a.cn/app#/a",
    [
      "https://a.cn/app?utm_source=w#/a",
      "https://a.cn/app#/a#part",
      "https://a.cn/app#/a:~:text=x",
      "https://a.cn/app#/a?from=timeline",
    ],
  ],
  [
    "a route of another kind",
    "https://a.cn/#!/a%E8?id=1",
    ["https://a.cn/index.html#!/a%e8?id=1", "https://a.cn/#!/a%e8?utm_source=w&id=1"],
  ],
  [
    "an app's first page",
    "https://a.cn/app/",
    ["https://a.cn/app/#/", "https://a.cn/app/#!", "https://a.cn/app/#"],
  ],
];

describe("a page's address", () => {
  test.each(ONE.flatMap(([name, address, ways]) => ways.map((way) => [name, way, address])))(
    "the address of %s is the same for %s",
    (_, way, address) => {
      expect(pageAddress(way)).toBe(address);
      // Cleaning an address again does not change it.
      expect(pageAddress(address)).toBe(address);
    },
  );

  test.each([
    [WEIXIN, WEIXIN.replace("mid=2650", "mid=9999").replace("abc", "zzz")],
    [WEIXIN, WEIXIN.replace("idx=1", "idx=2")],
    // A link of a search engine, without an article's number.
    [
      "https://mp.weixin.qq.com/s?src=11&signature=a",
      "https://mp.weixin.qq.com/s?src=11&signature=b",
    ],
    [`https://a.cn/p?${BYTES}&spm=1`, "https://a.cn/p?kw=%B1%A4%C0%DD&spm=1"],
    ["https://a.cn/#/a", "https://a.cn/#/b"],
    ["https://a.cn/#/a", "https://a.cn/"],
    ["https://a.cn/#!/a", "https://a.cn/#/a"],
    ["https://a.cn/#/a?id=1", "https://a.cn/#/a?id=2"],
    ["https://a.cn/x?from=beijing", "https://a.cn/x?from=shanghai"],
    ["https://a.cn/x?source=1", "https://a.cn/x"],
    ["https://a.cn/x?scene=1", "https://a.cn/x?scene=2"],
    ["https://a.gov.cn/list/index.html?page=2", "https://a.gov.cn/list/index.html"],
    ["https://a.gov.cn/content_6924567.htm?id=1", "https://a.gov.cn/content_6924567.htm?id=2"],
    ["https://a.gov.cn/detail.html?source=1", "https://a.gov.cn/detail.html?source=2"],
    ["https://www.bilibili.com/video/BV1xx?p=2", "https://www.bilibili.com/video/BV1xx?p=3"],
    ["https://weibo.com/1/profile?page=1", "https://weibo.com/1/profile?page=2"],
    ["https://weibo.com/1/followers?page=1", "https://weibo.com/1/followers?page=2"],
    [
      "https://pan.baidu.com/share/link?shareid=1&uk=2",
      "https://pan.baidu.com/share/link?shareid=2&uk=2",
    ],
    ["https://a.cn/x?pk_id=1", "https://a.cn/x?pk_id=2"],
    ["https://a.cn/x?gl=cn", "https://a.cn/x?gl=us"],
    ["https://a.cn/dir", "https://a.cn/dir/"],
    ["https://a.cn/dir/index_1.html", "https://a.cn/dir/"],
    ["https://a.cn/%E8%AF%8D", "https://a.cn/%E8%AF%8E"],
    ["https://a.cn/A", "https://a.cn/a"],
  ])("%s and %s are different pages", (one, other) => {
    expect(pageAddress(one)).not.toBe(pageAddress(other));
  });

  test.each([
    ["https://a.cn/x?utm_source=w", "https://a.cn/story/5", "https://a.cn/story/5"],
    ["https://a.cn/story?id=5&from=feed", "https://a.cn/story?id=5", null],
    [
      "https://a.cn/story?id=5",
      "https://a.cn/story?id=5&lang=zh",
      "https://a.cn/story?id=5&lang=zh",
    ],
    [`https://a.cn/s?${BYTES}`, `https://a.cn/t?${BYTES}`, `https://a.cn/t?${BYTES}`],
    [`https://a.cn/s?${BYTES}`, "https://a.cn/t?kw=%B1%A4", null],
    ["https://a.cn/list?page=2", "https://a.cn/list", null],
    ["https://a.cn/story/5", "https://b.cn/story/5", null],
    ["https://a.cn/story/5", "https://a.cn/", null],
    ["https://a.cn/story/5", "https://a.cn/story/5#top", null],
    ["https://a.cn/story/5", "not an address", null],
    ["https://a.cn/x?utm_source=w", "http://a.cn/story/5", "https://a.cn/story/5"],
    ["https://a.cn/x", "http://a.cn/x#top", null],
    [
      "https://mp.weixin.qq.com/s/Ab_c-9",
      `${WEIXIN}&chksm=1#rd`,
      WEIXIN.replace("http:", "https:"),
    ],
    ["https://a.cn/app#/a", "https://a.cn/start", null],
    ["https://a.cn/app#/a", "https://a.cn/app", null],
  ])(
    "a note on %s, which names %s as canonical, is stored under %s too",
    (url, canonical, address) => {
      expect(canonicalAddress(url, canonical)).toBe(address);
    },
  );
});

describe("a note on a page", () => {
  const SINCE = "2026-06-01T00:00:00.000Z";
  const BEFORE = "2026-05-01T00:00:00.000Z";
  const AFTER = "2026-07-01T00:00:00.000Z";
  const note = (source: string, created: string, scope: string | null = null) => {
    const quote = { type: "TextQuoteSelector", exact: "词", prefix: "", suffix: "" } as const;
    const selectors = { quote, position: null, element: null };
    return { created, target: { type: "selection", source, scope, selectors } } as const;
  };
  const foundUnder = ({ created, target }: ReturnType<typeof note>) => ({
    created,
    subjects: subjectsOf(target),
  });

  test.each([
    // Where it was made, by today's rules and by earlier ones.
    [AFTER, "https://a.cn/x?id=3", "https://a.cn/x?id=3&utm_source=w", true],
    [BEFORE, "https://a.cn/x?id=3", "https://a.cn/x?id=3&utm_source=w", true],
    [BEFORE, `${WEIXIN}&chksm=88d2&scene=21`, `${WEIXIN}&chksm=77aa&scene=126#rd`, true],
    [BEFORE, `${WEIXIN}&chksm=88d2&scene=21`, WEIXIN.replace("mid=2650", "mid=9999"), false],
    // What removing a parameter did to the others.
    [
      BEFORE,
      "https://a.cn/p?kw=%EF%BF%BD%EF%BF%BD%EF%BF%BD%EF%BF%BD",
      `https://a.cn/p?${BYTES}&spm=1`,
      true,
    ],
    [
      AFTER,
      "https://a.cn/p?kw=%EF%BF%BD%EF%BF%BD%EF%BF%BD%EF%BF%BD",
      `https://a.cn/p?${BYTES}&spm=1`,
      false,
    ],
    [BEFORE, "https://a.cn/p?q=a+b%2C%7Ec", "https://a.cn/p?q=a%20b,~c&utm_source=w", true],
    [BEFORE, "https://a.cn/p?q=a+b%2C%7Ec", "https://a.cn/p?q=a%20b,~c", true],
    [AFTER, "https://a.cn/p?q=a+b%2C%7Ec", "https://a.cn/p?q=a%20b,~c", false],
    // Without its route, its folder's page, its case.
    [BEFORE, "https://a.cn/app", "https://a.cn/app#/a", true],
    [AFTER, "https://a.cn/app", "https://a.cn/app#/a", false],
    [AFTER, "https://a.cn/app#/a", "https://a.cn/app#/b", false],
    [BEFORE, "https://a.cn/dir/index.html", "https://a.cn/dir/", true],
    [BEFORE, "https://a.cn/%e8%af%8d", "https://a.cn/%E8%AF%8D", true],
    // From before the site moved to HTTPS; and not the other way round.
    [AFTER, "http://a.cn/x", "https://a.cn/x?utm_source=w", true],
    [AFTER, "https://a.cn/x", "http://a.cn/x", false],
  ])("made %s on %s belongs to %s: %s", (created, source, url, isIts) => {
    expect(isOnPage(foundUnder(note(source, created)), addressesFor(url, ""), SINCE)).toBe(isIts);
  });

  test("is found under its canonical address and under the visited one", () => {
    const { source, scope, names } = addressesFor("https://a.cn/x?utm_source=w", "https://a.cn/y");
    expect([source, scope]).toEqual(["https://a.cn/y", "https://a.cn/x"]);
    const made = note(source, AFTER, scope);
    expect(isOnPage(foundUnder(made), addressesFor("https://a.cn/x", ""), SINCE)).toBe(true);
    expect(names).toContain("http://a.cn/y");
  });

  test("is looked up under its original address, and under what that is called today", () => {
    expect(subjectsOf(note("https://a.cn/dir/index.html", AFTER).target)).toEqual([
      "https://a.cn/dir/index.html",
      "https://a.cn/dir/",
    ]);
    expect(subjectsOf({ type: "resource", source: "urn:cideng:r:term:t" })).toEqual([
      "urn:cideng:r:term:t",
    ]);
    expect(subjectsOf({ type: "resource", source: "https://" })).toEqual(["https://"]);
  });
});
