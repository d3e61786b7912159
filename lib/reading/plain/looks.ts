/** What a line of a policy text looks like, by its own words alone. */

/** UTF-16 code units. A longer line is a sentence. */
const TITLE_UNITS = { han: 50, latin: 110 };
const DATE =
  /^[（(]?\s*(?:\d{4}|[二〇零○Ｏ一三四五六七八九]{4})\s*年\s*(?:[\d一二三四五六七八九十]{1,3}\s*月\s*(?:[\d一二三四五六七八九十]{1,3}\s*日)?)?\s*[）)]?$|^[（(]?\d{4}[-./]\d{1,2}[-./]\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?[）)]?$|^(?:\d{1,2}\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s+\d{1,2},?)?\s+\d{4}$/u;

export function isDate(text: string): boolean {
  return text.length <= 40 && DATE.test(text);
}

export function isLatin(text: string): boolean {
  return !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text);
}

/** Whether a text could be a heading: short, and no sentence. */
export function isTitleLike(text: string): boolean {
  if (text === "" || !/[\p{L}\p{N}]/u.test(text)) return false;
  if (isLatin(text)) {
    return (
      text.length <= TITLE_UNITS.latin &&
      text.split(/\s+/u).length <= 14 &&
      /\p{L}/u.test(text) &&
      !/[.,;:!]$/u.test(text) &&
      !/[.;!?]\s/u.test(text.replace(/\b(?:\d+|[A-Z]|vs|No|Mr|Dr)\.\s/gu, ""))
    );
  }
  return (
    text.length <= TITLE_UNITS.han && !/[。；，、,;：:!！…]$/u.test(text) && !/[。；;]/u.test(text)
  );
}

/** 发文字号: 国发〔2020〕5号, 主席令第十号. */
export function isDocumentNumber(text: string): boolean {
  return (
    text.length <= 40 &&
    /^(?:[\p{Script=Han}A-Z\s]{0,16}[〔﹝[【（(]\s*\d{4}\s*[〕﹞\]】）)]\s*第?\s*\d+\s*号|.{0,16}令?\s*[（(]?第\s*[\d一二三四五六七八九十百〇零]+\s*号[）)]?)$/u.test(
      text,
    )
  );
}

/** Who wrote or published it: 本报记者 某某, 作者：某某, 国务院总理 某某, By Somebody. */
export function isCredit(text: string): boolean {
  if (text.length > 60 || text.endsWith("。")) return false;
  return (
    /^(?:本报|本刊|新华社|人民日报|央视|记者|通讯员|特约|作者|文|来源|发布(?:时间|日期|机构)|发文(?:字号|机关)|成文日期|签发人?|责任编辑|编辑|发布|印发)(?:记者|通讯员|评论员|特约|[:：\s／/])/u.test(
      text,
    ) ||
    /(?:主席|总理|书记|部长|省长|市长|县长|区长|州长|盟长|旗长|主任|检察长|院长|局长|厅长|会长|校长|理事长)\s+[\p{Script=Han}·]{1,4}(?:\s\p{Script=Han}{1,2})?$/u.test(
      text,
    ) ||
    /^(?:By|Author|Authors|Published|Source|Prepared by|Issued by)\b[:\s]/u.test(text)
  );
}

/** 习近平, 冯 雪 珠, with nothing else in the line. */
export function isName(text: string): boolean {
  return (
    /^\p{Script=Han}(?:\s{0,2}\p{Script=Han}){1,3}$/u.test(text) && !/[的章节条录言则]$/u.test(text)
  );
}

/** An organisation: 中共中央办公厅, 国务院. */
export function isOrganisation(text: string): boolean {
  return (
    text.length <= 40 &&
    /^[\p{Script=Han}\s、“”（）()]+$/u.test(text) &&
    text
      .split(/[\s、]+/u)
      .every((it) =>
        /(?:中央|国务院|办公厅|办公室|委员会|常委会|人大|政府|部|委|局|厅|院|署|社|会|行|中心|公司|组|大学|政协|省|市|县|区)$/u.test(
          it,
        ),
      )
  );
}

export function isCaption(text: string): boolean {
  if (text.length <= 200 && /^(?:图为|圖為|上图|下图|左图|右图|图片说明)/u.test(text)) return true;
  return (
    text.length <= 80 &&
    !/[。；;，,]$/u.test(text) &&
    (/^(?:附?[图表]|专栏|圖)\s*(?:\d+|[一二三四五六七八九十]+)(?:\s*[-－—–.．]\s*\d+)*(?:[:：.．、]?\s*(?=[^所中是为的显可将给示])|$)/u.test(
      text,
    ) ||
      /^(?:figure|fig\.|table|box|chart)\s*\d+(?:[-.–]\d+)*\s*(?:[:.–—-]\s*|\s+(?=[A-Z])|$)/iu.test(
        text,
      ))
  );
}

export function isNote(text: string): boolean {
  return (
    /^(?:[（(]?(?:注|注释|附注|备注|註)\s*\d{0,2}\s*[:：]|\[\d{1,3}\]|［\d{1,3}］|〔\d{1,3}〕|(?:资料|数据|图片)来源\s*[:：])/u.test(
      text,
    ) || /^(?:Notes?|Sources?):\s/u.test(text)
  );
}

/** A heading that stands at the highest level wherever it is. */
export function isMainHeading(text: string): boolean {
  return (
    /^(?:附件|附录|附錄|附表|附)\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[A-Z])?$/u.test(text) ||
    /^(?:目\s*录|目\s*次|目\s*錄|前\s*言|引\s*言|序\s*言|序|导\s*言|导\s*语|导\s*论|绪\s*论|结\s*语|结束语|结\s*论|后\s*记|摘\s*要|参考文献|致\s*谢|附\s*则|编者按|注\s*释|名词解释)$/u.test(
      text,
    ) ||
    /^(?:(?:Annex|Appendix)\s+(?:[A-Z]|[IVX]+|\d+)|Abstract|Preface|Foreword|Introduction|Preamble|Contents|Table of Contents|Conclusions?|References|Bibliography|Acknowledgements?)$/iu.test(
      text,
    )
  );
}

export function isContents(text: string): boolean {
  return /^(?:目\s*录|目\s*次|目\s*錄|contents|table of contents)$/iu.test(text);
}

/** An address to listeners or readers: 各位代表：, 各省、自治区、直辖市人民政府：. */
export function isSalutation(text: string): boolean {
  return /[:：]$/u.test(text) && !/[。；]/u.test(text);
}
