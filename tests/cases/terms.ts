/** A written form, and texts: what stands in 【】 is lit for the form, and nothing else. */
export const termCases: [form: string, ...texts: string[]][] = [
  // Between quoted items there is no comma: a mark that closes, before one that opens, parts them.
  ["近邻党建", "“近邻”“党建”", "‘近邻’ ‘党建’", "「近邻」\n「党建」", "｢近邻｣｢党建｣"],
  ["近邻党建", "'近邻''党建'", '"近邻" "党建"', "“近邻”\u200b‘党建’", "“近邻”“【近邻党建】”"],
  ["近邻党建", "【近邻“党建”】", "“【‘近邻’党建】”", "【近邻‘“党建”】’", `"【'近邻'"党建】`],
  // An apostrophe is part of a word, where a form has it too.
  ["WERE", "we're sure", "we’re sure", "we＇re sure", "they 【were】 sure"],
  ["WELL", "we'll see", "we’ll see", "'【well】', he said"],
  ["People's Congress", "the 【people’s congress】", "the peoples congress"],
];
