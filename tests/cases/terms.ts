/** A written form, and texts. Exactly what is between 【 and 】 is lit for the form. */
export const termCases: [form: string, ...texts: string[]][] = [
  // Quoted items have no comma between them. A closing mark before an opening one separates them.
  ["近邻党建", "“近邻”“党建”", "‘近邻’ ‘党建’", "「近邻」\n「党建」", "｢近邻｣｢党建｣"],
  ["近邻党建", "'近邻''党建'", '"近邻" "党建"', "“近邻”\u200b‘党建’", "“近邻”“【近邻党建】”"],
  ["近邻党建", "【近邻“党建”】", "“【‘近邻’党建】”", "【近邻‘“党建”】’", `"【'近邻'"党建】`],
  // An apostrophe is part of a word, even if a form contains it too.
  ["WERE", "we're sure", "we’re sure", "we＇re sure", "they 【were】 sure"],
  ["WELL", "we'll see", "we’ll see", "'【well】', he said"],
  ["People's Congress", "the 【people’s congress】", "the peoples congress"],
  // Invisible characters, and white space in Chinese, do not separate words.
  [
    "遍访问计",
    "普遍访问计划",
    "普\u00ad遍访问计\u00ad划",
    "普\u200b遍访问计划",
    "普\n遍访问计\n划",
    `普\n${" ".repeat(12)}遍访问计\n${"\t".repeat(12)}划`,
    `普\n${" ".repeat(400)}遍访问计划`,
  ],
  ["CPC", "CPC\u2c60", "\ua721CPC", "\ua78dCPC"],
  ["双拥", "两双拥有", "两双\n拥有", "搞好【双\n拥】工作"],
  ["CPC", "CPC\u00adA", "CPC\u2060A", "\ufeff【CPC】 A"],
  ["Vi", "Vi\u1ec7t", "【vi】 t"],
  // White space without a line end separates what is around it: a list of tags, a bar of links.
  ["党建", "【党建】 设施", "【党建】\u3000设施", "设施 【党建】 设施"],
  // A number is not cut either. (一 alone is usually the end of a word.)
  ["三单制", "十三单制", "二十三单制", "第【三单制】", "推行【三单制】"],
  ["三单制", "统一【三单制】", "做法之一【三单制】", "2019【三单制】", "十一三单制", "萬三单制"],
  ["统一", "【统一】三个标准"],
  ["百人团", "兩百人团", "派【百人团】"],
  ["5G", "3.5G", "【5G】网络"],
];
