/** What kind of thing a term names, as far as its shape tells. */
import type { TermKind } from "../glossary/term";
import type { Draft } from "./findings";
import type { ReasonCode } from "./candidate";
import { BODIES } from "./words/bodies";

const SHAPES: readonly (readonly [kind: TermKind, reason: ReasonCode | null, shape: RegExp])[] = [
  [
    "document",
    "document",
    /(?:条例|纲要|规划|公约|协定|宣言|白皮书|蓝皮书|指导意见|实施意见|若干措施|若干意见|若干规定|实施细则|暂行办法|管理办法|通知|章程|[^办方]法)(?:[（(].{1,14}[)）])?$/u,
  ],
  [
    "event",
    "event",
    /(?:大会|峰会|论坛|博览会|运动会|亚运会|残运会|全会|年会|交易会|洽谈会|工作会议|[大联竞比球]赛|锦标赛|艺术节|文化节|电影节|[^环季]节|开幕式|起义|战役)$/u,
  ],
  [
    "institution",
    "institution",
    /(?:委员会|办公室|办公厅|工委|纪委|监委|组织部|宣传部|国务院|[^内外全大细局干]部|[总支分当当]?局|厅|研究院|科学院|[大中小]学|学院|医院|法院|检察院|公司|集团|协会|学会|商会|联合会|基金会|领导小组|指挥部|银行|中心|联盟|支部|服务队|工作队|突击队|宣讲团|实验室|研究所|人民政府)$/u,
  ],
  ["event", "award", /(?:奖|奖章|勋章|称号|荣誉)$/u],
  [
    "place",
    "place",
    /(?:新区|特区|示范区|先行区|试验区|开发区|园区|产业园|湾区|保护区|[^地社景牧片园校]区|自治[区州县]|[^城超]市|[^知]县|[^本]省|[^机]场馆|博物馆|纪念馆|展示馆|图书馆|生活馆|基地|[^田花家校]园|遗址|机场|高铁|高速公路|大桥|港)$/u,
  ],
  ["programme", null, /(?:工程|计划|行动|战略|专项|项目|行动方案|攻坚战|保卫战|革命|斗争)$/u],
  [
    "mechanism",
    null,
    /(?:制度|机制|体制|责任制|[^控体节编]制|清单|体系|办法|模式|办理|试点|改革)$/u,
  ],
  ["activity", null, /(?:活动|主题教育|学习教育|课堂|讲堂|大赛|评选|宣传周|宣传月|调研月)$/u],
  ["brand", null, /品牌$/u],
];

const LONGEST_END = 24;

/** A guess at what a draft names, and the reason that its shape gives. */
export function kindOf(
  { signals }: Draft,
  simple: string,
): { readonly kind: TermKind | null; readonly reason: ReasonCode | null } {
  if (signals.has("title")) return { kind: "document", reason: null };
  if (signals.has("set")) return { kind: "slogan", reason: null };
  if (BODIES.has(simple)) return { kind: "institution", reason: "institution" };
  const end = simple.slice(-LONGEST_END);
  // 以人民为中心 is no centre.
  const found = /^以.+为/u.test(simple) ? undefined : SHAPES.find(([, , it]) => it.test(end));
  if (found) return { kind: found[0], reason: found[1] };
  if (/[、，,]/u.test(simple)) return { kind: "slogan", reason: null };
  return { kind: signals.has("common-head") ? "concept" : null, reason: null };
}

const BODY =
  /(?:委|[^内外全干]部|[总支分当]?局|署|[^公主]办|厅|[^医学法]院|银行|[^大聚机社]会|公司|办公室|协会|中心)$/u;

/** Whether a stretch that stands in a list may be a body: 财政部、证监会、海关总署. */
export function isBody(simple: string): boolean {
  return BODY.test(simple);
}
