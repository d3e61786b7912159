/** Data files are `unknown` until they have been parsed (`lib/glossary/parse-glossary`). */
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
  /** `"繁 简|臺 台 …|…"`: a character, then its simplified forms, the first choice first. */
  const rows: string;
  export default rows;
}

/**
 * Changes whenever the bundled report, the glossary, or the code that reads them changes
 * (wxt.config.ts).
 */
declare const __EDITION__: string;
