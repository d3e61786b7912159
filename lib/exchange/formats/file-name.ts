/** File names that Windows, macOS, Linux and Obsidian all take. */

/** Most file systems take 255 bytes; a counter, an ending and a sync program's own mark have to fit as well. */
const MAX_BYTES = 180;

/** Names of devices: Windows opens those instead, whatever the ending. */
const DEVICE = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])$/iu;

/** Not in names on Windows, or not in links of Obsidian; nor what is not seen. */
const FORBIDDEN = /[\\/:*?"<>|#^[\]%\p{C}\p{Z}]+/gu;

/**
 * Gives file names, none twice: also not by case, or by two ways to write one character.
 *
 * @returns for a title and an ending (`.md`) a name
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
  // Cut first: to look for what ends a name takes the square of its length.
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
