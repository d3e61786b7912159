/** Patterns, a text, and the leftmost-longest matches in it: offset and stretch. */
export const matcherCases: {
  name: string;
  patterns: string[];
  text: string;
  matches: [start: number, stretch: string][];
}[] = [
  {
    name: "prefers the longer term when two start together",
    patterns: ["马上就办", "马上就办,真抓实干"],
    text: "弘扬马上就办,真抓实干作风",
    matches: [[2, "马上就办,真抓实干"]],
  },
  {
    name: "prefers the earlier term when two overlap",
    patterns: ["再保险", "保险公司"],
    text: "再保险公司",
    matches: [[0, "再保险"]],
  },
  {
    name: "finds a term again directly behind itself",
    patterns: ["三单"],
    text: "三单三单",
    matches: [
      [0, "三单"],
      [2, "三单"],
    ],
  },
  {
    name: "finds terms at both ends of a text",
    patterns: ["党建", "工程"],
    text: "党建的工程",
    matches: [
      [0, "党建"],
      [3, "工程"],
    ],
  },
  { name: "finds nothing in an empty text", patterns: ["党建"], text: "", matches: [] },
  {
    name: "does not take a beginning for a term",
    patterns: ["近邻党建"],
    text: "近邻党",
    matches: [],
  },
  {
    name: "finds a term of one character",
    patterns: ["党", "党建"],
    text: "建党建设党",
    matches: [
      [1, "党建"],
      [4, "党"],
    ],
  },
];
