/** The words of pinyin-pro's dictionary, which it exports without types. */
declare module "pinyin-pro/dist/esm/data/patterns.mjs" {
  export const PatternsNormal: readonly { readonly zh: string; readonly pinyin: string }[];
}
