/**
 * Quotation marks: each opening mark followed by its closing mark. Those in {@link STRAIGHT} are
 * both.
 */
const PAIRS = "“”‘’「」『』«»‹›〝〞〝〟„”‟”‚’‛’｢｣﹁﹂﹃﹄❝❞❛❜‵′`´";
const STRAIGHT = "\"'＂＇`｀″";

/** All pairs of quotation marks, including the straight ones. */
export const QUOTE_PAIRS = PAIRS + STRAIGHT.replaceAll(/./gu, "$&$&");
