import { INVISIBLE } from "./invisible";

/** Quotation marks: each one that opens before one that closes it. Those in {@link STRAIGHT} do both. */
const PAIRS = "“”‘’「」『』«»‹›〝〞〝〟„”‟”‚’‛’｢｣﹁﹂﹃﹄❝❞❛❜‵′`´";
const STRAIGHT = "\"'＂＇`｀″";

/** The same, straight ones too. */
export const QUOTE_PAIRS = PAIRS + STRAIGHT.replaceAll(/./gu, "$&$&");

const BETWEEN = `[\\s${INVISIBLE}]*`;
const opening = PAIRS.replaceAll(/(.)./gu, "$1");
const closing = PAIRS.replaceAll(/.(.)/gu, "$1");

/**
 * A regular expression: one quotation ends and another begins directly behind it. Chinese has no comma there
 * (“马上”“就办” are two things), so no term goes from one into the other.
 */
export const SIDE_BY_SIDE = `[${closing}]${BETWEEN}[${opening}]|([${STRAIGHT}])${BETWEEN}\\1`;
