/**
 * Words that no name goes over: particles, prepositions, conjunctions, pronouns, adverbs. All lists
 * are in Simplified characters; a Traditional text is read in Simplified ones.
 */
import { words } from "./words";

/**
 * Single characters that are a boundary where the segmenter leaves them alone. Others (近, 长, 共) are
 * parts of coined words far too often.
 */
export const PARTICLES = words(
  "经 的 了 着 之 所 和 与 及 并 而 或 也 又 都 就 才 只 仅 已 在 从 由 向 对 把 将 被 让 使 为 因 以 按 到 至 于 是 不 没 未 这 那 该 本 各 每 某 其 等 如 若 但 则 却 且 能 可 要 应 须 很 更 最 给 跟 同 我 你 他 她 它 您",
);

/** Longer function words, and adverbs of manner that stand before a verb. */
export const FUNCTION_WORDS = words(`
  以及 并且 而且 或者 还是 已经 对于 关于 为了 因为 由于 按照 根据 依据 依照 围绕 通过 经过 随着 除了 不是 没有 有的 这个 那个 这些 那些
  这种 各级 各类 各种 各地 各地区 各部门 各有关 其中 其他 其它 等等 此外 同时 如何 例如 比如 即使 如果 虽然 但是 然而 因此 所以 从而 进而
  于是 那么 什么 怎么 我们 你们 他们 它们 自己 大家 人们 一个 一些 一批 一系列 一种 一样 一起 一直 许多 很多 更加 非常 十分 比较 可以
  能够 应当 应该 必须 需要 可能 不断 逐步 逐渐 进一步 全面 深入 扎实 大力 积极 切实 充分 着力 努力 加快 继续 持续 始终 坚持 稳步 有序 稳妥
  有效 认真 严格 坚决 牢固 牢牢 紧紧 深刻 广泛 普遍 共同 相互 互相 分别 依法 之间 以来 以后 以前 以上 以下 之后 之前 当中 期间 时候
  方面 起来 左右 当前 目前 现在 今天 今后 今年 明年 去年 近年来 截至 其实 尤其 特别 主要 首先 其次 最后 另外 一方面 另一方面 有关 相关
  若干 部分 全部 所有 任何 整个 仍然 将要 正在 曾经 后来 做到 做好 因地制宜地 加强 强化 率先 坚定 坚定不移 毫不动摇 深化 纵深
  高质量推进 高水平推进 大规模 千方百计 全力 全力以赴 准确 完整 正确 自觉 主动 勇于 善于 注重 着眼 突出
  是否 无论 不仅 不但 只有 只要 即便 甚至 仍 便 曾 均 亦 即 尚 皆 凡 约 近 超 逾 达 共计 合计 全年 上述 下列 如下 以便 以免 此次 本次 本 现
  不得 不要 不再 不能 难以 得以 予以 给予 加以 有所 有助于 有利于 就是 正是 也是 还是 都是 而是 不少 多数 少数 大量 广大 每年 每个 为主 为重点
  密切 准确 妥善 从严 从快 从重 从优 从宽 尽快 尽早 尽量 尽可能 及早 随时 按时 按期 如期 如实 据实 限期 逐年 逐月 大幅 大幅度 显著 酌情 适时 适度 自行 擅自 私自 亲自 一经 一旦 除外 鉴于 凡是 只需 无需 不必 不需 不应 不宜 不予 方可 即可 均可 也可 亦可 仅限 至少 至多 最多 最少 不低于 不高于 不少于 不超过 不得少于 各自 原则上 总体上 基本上 实际上 事实上 本着 沿着 朝着 有着 意味着 简称 统称 下称 合称 又称 亦称 俗称 所称 所谓 即将 业已 早日 时刻 时时 处处 事事 层层 步步 真正 尚未 从未 未经 未能 未按 且不 并不 并非 而非 若有 如有 确有 确需 拟 暂 暂不 须经 应由 由此 由其 对此 为此 据此 与此同时 届时 是指 系指 之际 之下 之上 之内 之外 之中 之列 之一 之类 起着 随即 立即 马上 当即 分头 轮流 交替 一定要 务必 务求 力求 全力以赴地
  更多 更好 更高 更大 更强 更优 更加 较为 较大 较好 极大 率先 分批 分期 分步 逐一 逐项 逐级 先后 相继 陆续 一律 一并 一体 一道
`);

/**
 * Adverbs of manner that names have as well: 精准扶贫, 高标准农田, 优先发展. They are a boundary only where a
 * verb follows them.
 */
export const ADVERBS = words(
  "更高水平 高层次 高品质 精准 优先 统一 分类 深度 科学 合理 高标准 高质量 高水平 定期 及时 统筹 重点 突出 健康 综合 主动 共同 全面 全程 集中 专项 联合 协同 率先 规范 安全 绿色 有机 有序",
);

/** They say where or when, and end no name: 文件服务器|上, 改革|中, 网络架构|时. */
export const LOCALIZERS: ReadonlySet<string> = new Set("上中下里内外前后时间起");

/** Words that join two names, or two halves of one. */
export const JOINERS = words("和 与 及 以及 暨");

/** What stands between a number and what is counted. */
export const MEASURES = words(
  "个 名 条 项 次 家 篇 期 对 支 批 种 类 届 年 月 日 号 时 点 分 元 人 位 所 座 处 场 户 亩 份 张 辆 块 件 台 套 间 里 公里 千米 米 吨 斤 公斤 千克 度 万 亿 万亿 万元 亿元 亿亩 万亩 万人 万户 人次 万人次 美元 亿美元 岁 倍 成 级 层 轮 小时 分钟 天 周 平方米 平方公里 立方米 公顷 千瓦 万千瓦 标箱 百分点 个百分点 余 多 几 余个 多个 多项 门 节 课 章 款 册 部 首 幅 枚 颗 棵 株 只 头 匹 艘 架 栋 幢 片 段 步 回 趟 遍 组 队 排 行 列 站 起 宗",
);

/** English words that no repeated phrase begins or ends with, in lower case. */
export const ENGLISH_FUNCTION_WORDS = words(
  "a an the of and or but nor so yet in on to for with by from as at into onto over under about between through during before after above below up down out off is are was were be been being am do does did has have had having will would shall should can could may might must it its this that these those he she they we you i his her their our your my them us him who whom whose which what where when why how not no if then than too very also only such there here all any both each more most other some same own just now etc per via within without among across against because while until although though since whether such pursuant accordance forth including based if within",
);
