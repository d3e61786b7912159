/**
 * A paragraph as government pages have it. It has terms of all three kinds: the report's own, those
 * of its field, and phrases that every such page has. So each level lights more of it.
 */
export const SAMPLE =
  "会议指出，要推行责任清单、问题清单、整改清单“三单制”管理，实施基层党组织“堡垒工程”，以近邻党建服务社区居民；深化党支部“达标创星”，抓好党务干部“蓝青工程”，推动机关党建高质量发展。";
