/**
 * Delivered files, each kept twice by the hash of its bytes: in the database, and in the origin's
 * private file system. The browser can lose either: a killed browser may lose a file that was just
 * created there (measured in Chromium 156), and a damaged database is deleted. Whichever copy is
 * left restores the other.
 */
import { withStore as ask } from "./open";
import { asStoreError } from "./store-error";

type Bytes = Uint8Array<ArrayBuffer>;

/** SHA-256, in hexadecimal digits. */
export async function hashOf(bytes: Bytes): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (it) => it.toString(16).padStart(2, "0")).join("");
}

/**
 * Keeps a file in both places.
 *
 * @returns its hash
 * @throws StoreError
 */
export async function keepFile(bytes: Bytes): Promise<string> {
  const hash = await hashOf(bytes);
  try {
    await needRoom(bytes.length);
    await writePrivate(hash, bytes);
  } catch (error) {
    throw asStoreError(error);
  }
  await ask((database) =>
    database
      .transaction("files", "readwrite", { durability: "strict" })
      .store.put({ hash, bytes, at: Date.now() })
      .then(() => {}),
  );
  return hash;
}

/**
 * What a document needs in all: its file twice, its text, and the database's own maintenance, which
 * writes some of it again.
 */
const ROOM = { perByte: 4, bytes: 2_000_000 };

/**
 * Makes sure that there is room. A database that finds no room cannot be opened any more until the
 * browser is started again (measured in Chromium 156). So it must not be the one who finds out.
 *
 * @throws DOMException `QuotaExceededError`
 */
async function needRoom(bytes: number): Promise<void> {
  // On a full disk, Chromium's quota is what is used already.
  const { quota = Infinity, usage = 0 } = await navigator.storage.estimate();
  if (quota - usage < ROOM.perByte * bytes + ROOM.bytes)
    throw new DOMException("There is no room for the file.", "QuotaExceededError");
}

/**
 * The bytes of a kept file, from whichever copy is whole; null if there is none. A missing copy is
 * restored.
 *
 * @throws StoreError
 */
export async function readFile(hash: string): Promise<Bytes | null> {
  const stored = await readStored(hash);
  if (stored) return stored;
  const other = await readPrivate(hash);
  if (other) await keepFile(other);
  return other;
}

/** What is wrong with the copies of files. */
export interface FileDamage {
  /** The hashes of files that had one copy left, which has restored the other. */
  readonly restored: readonly string[];
  /** The hashes of files of which no copy is whole. */
  readonly lost: readonly string[];
}

/**
 * Compares the copies of these files, and restores what is missing.
 *
 * @throws StoreError
 */
export async function compareFiles(hashes: readonly string[]): Promise<FileDamage> {
  const restored: string[] = [];
  const lost: string[] = [];
  for (const hash of new Set(hashes)) {
    const [stored, other] = await Promise.all([readStored(hash), readPrivate(hash)]);
    if (stored && other) continue;
    const left = stored ?? other;
    if (left) {
      await keepFile(left);
      restored.push(hash);
    } else lost.push(hash);
  }
  return { restored, lost };
}

/**
 * A file is kept before the record that names it. So a file that nothing names may have been kept a
 * moment ago.
 */
const DAY_MS = 86_400_000;

/**
 * The hashes of files that were not kept within the last day.
 *
 * @throws StoreError
 */
export function oldFiles(): Promise<string[]> {
  const before = Date.now() - DAY_MS;
  return ask(async (database) => {
    const old: string[] = [];
    // One after another: the bytes of all of them may be too much for the memory.
    let cursor = await database.transaction("files").store.openCursor();
    while (cursor) {
      if (cursor.value.at < before) old.push(cursor.value.hash);
      cursor = await cursor.continue();
    }
    return old;
  });
}

/**
 * Deletes files, in both places.
 *
 * @throws StoreError
 */
export async function deleteFiles(hashes: readonly string[]): Promise<void> {
  for (const hash of hashes) {
    await ask((database) => database.delete("files", hash));
    await (await folder()).removeEntry(hash).catch(() => {});
  }
}

/** The copy in the database; null if it is missing or damaged. */
async function readStored(hash: string): Promise<Bytes | null> {
  return wholeOrNull((await ask((database) => database.get("files", hash)))?.bytes, hash);
}

async function wholeOrNull(bytes: Bytes | null | undefined, hash: string): Promise<Bytes | null> {
  return bytes && (await hashOf(bytes)) === hash ? bytes : null;
}

async function folder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle("files", { create: true });
}

async function writePrivate(hash: string, bytes: Bytes): Promise<void> {
  const handle = await (await folder()).getFileHandle(hash, { create: true });
  // The bytes go into a file of their own, which takes the name when it is closed. So there is never
  // half a file under a hash.
  const stream = await handle.createWritable();
  try {
    await stream.write(bytes);
  } catch (error) {
    await stream.abort().catch(() => {});
    throw error;
  }
  await stream.close();
}

/** The copy in the private file system; null if it is missing or damaged. */
async function readPrivate(hash: string): Promise<Bytes | null> {
  try {
    const handle = await (await folder()).getFileHandle(hash);
    return await wholeOrNull(new Uint8Array(await (await handle.getFile()).arrayBuffer()), hash);
  } catch {
    // Missing or unreadable: the other copy is asked.
    return null;
  }
}
