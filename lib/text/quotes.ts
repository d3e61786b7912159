/** Quotation marks: each one that opens before one that closes it. Those in {@link STRAIGHT} do both. */
const PAIRS = "“”‘’「」『』«»‹›〝〞〝〟„”‟”‚’‛’｢｣﹁﹂﹃﹄❝❞❛❜‵′`´";
const STRAIGHT = "\"'＂＇`｀″";

/** The same, straight ones too. */
export const QUOTE_PAIRS = PAIRS + STRAIGHT.replaceAll(/./gu, "$&$&");
