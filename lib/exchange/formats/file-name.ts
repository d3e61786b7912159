/** File names that Windows, macOS, Linux and Obsidian all accept. */

/**
 * Most file systems allow 255 bytes. A counter, an ending and a sync program's own mark must fit
 * too.
 */
const MAX_BYTES = 180;

/** Names of devices. Windows opens the device instead, whatever the ending. */
const DEVICE = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])$/iu;

/**
 * Characters that are not allowed in names on Windows or in links of Obsidian, and invisible
 * characters.
 */
const FORBIDDEN = /[\\/:*?"<>|#^[\]%\p{C}\p{Z}]+/gu;

/**
 * Makes a function that gives file names. It never gives two names that differ only in case, or
 * only in how a character is encoded.
 *
 * @returns a function from a title and an ending (`.md`) to a name
 */
export function fileNamer(): (title: string, ending: string) => string {
  const taken = new Set<string>();
  return (title, ending) => {
    const base = baseName(title);
    let name = base + ending;
    for (let count = 2; taken.has(caseless(name)); count += 1) name = `${base} (${count})${ending}`;
    taken.add(caseless(name));
    return name;
  };
}

function caseless(name: string): string {
  return name.normalize("NFC").toUpperCase().toLowerCase().normalize("NFC");
}

function baseName(title: string): string {
  // The title is cut first, because the search for characters that may not end a name takes
  // quadratic time.
  const plain = title
    .slice(0, MAX_BYTES * 4)
    .normalize("NFC")
    .replaceAll(FORBIDDEN, " ")
    .replaceAll(/^[. ]+|[. ]+$/gu, "");
  const name = cut(plain).replace(/[. ]+$/u, "");
  if (name === "") return "note";
  return DEVICE.test(name.replace(/\..*$/u, "").trim()) ? `_${name}` : name;
}

/** As many whole characters as fit. */
function cut(text: string): string {
  let bytes = 0;
  let kept = "";
  for (const character of text) {
    bytes += new TextEncoder().encode(character).length;
    if (bytes > MAX_BYTES) break;
    kept += character;
  }
  return kept;
}
