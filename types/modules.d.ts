/** Data files are `unknown` until they have passed their door (`lib/glossary/parse-glossary`). */
declare module "*.yaml" {
  const data: unknown;
  export default data;
}

declare module "opencc-js/dict/JPShinjitaiCharacters" {
  /** `"新 舊|…"`: a Japanese character, then its older forms, the first choice first. */
  const rows: string;
  export default rows;
}

declare module "opencc-js/dict/TSCharacters" {
  /** `"繁 简|臺 台 …|…"`: a character, then what it becomes, the first choice first. */
  const rows: string;
  export default rows;
}

/** Changes whenever the bundled report, glossary or the code that reads them changes (wxt.config.ts). */
declare const __EDITION__: string;
