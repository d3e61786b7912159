import { minify } from "terser";

/**
 * A second minifier for one script: it puts functions in their places that the first one leaves (2.5 % of the page
 * script).
 *
 * @param {string} fileName
 * @returns {import("vite").Plugin}
 */
export function minifiedTwice(fileName) {
  return {
    name: "minified-twice",
    async generateBundle(_, bundle) {
      const script = bundle[fileName];
      if (script?.type !== "chunk") return;
      const ecma = /** @type {const} */ (2020);
      const compress = {
        ecma,
        passes: 4,
        hoist_funs: true,
        lhs_constants: false,
        sequences: false,
        // Nothing is made with `new` but of a class.
        unsafe_arrows: true,
        unsafe_methods: true,
      };
      const { code } = await minify(script.code, { ecma, compress });
      script.code = code ?? script.code;
    },
  };
}
