/**
 * The files of the origin private file system that hold the journal and the copies.
 * `FileSystemSyncAccessHandle`, which holds a file open for synchronous writing, exists only in
 * dedicated workers, and for one of them at a time.
 */
import type { CopyInfo } from "./contract";
import { FILE_COUNT, type JournalFile, JournalFullError } from "./journal";

/**
 * From the library for workers, which this project's types do not include beside the one for the
 * DOM.
 */
interface SyncAccessHandle extends JournalFile {
  close(): void;
}
interface WorkerFileHandle extends FileSystemFileHandle {
  createSyncAccessHandle(): Promise<SyncAccessHandle>;
  move(name: string): Promise<void>;
}

/** The milliseconds that a previous holder of the files, which is ending, has to release them. */
const HELD_MS = 5000;
const AGAIN_MS = 50;

async function folder(name: string): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(name, { create: true });
}

/** @throws DOMException `NoModificationAllowedError` if another context holds the file */
async function hold(directory: FileSystemDirectoryHandle, name: string): Promise<SyncAccessHandle> {
  const handle = (await directory.getFileHandle(name, { create: true })) as WorkerFileHandle;
  for (const began = Date.now(); ;) {
    try {
      return await handle.createSyncAccessHandle();
    } catch (error) {
      const isHeld = (error as DOMException).name === "NoModificationAllowedError";
      if (!isHeld || Date.now() - began > HELD_MS) throw error;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}

/** The journal's files, held until they are closed. */
export async function openJournalFiles(): Promise<SyncAccessHandle[]> {
  const directory = await folder("journal");
  const held: SyncAccessHandle[] = [];
  try {
    for (let i = 0; i < FILE_COUNT; i += 1) held.push(await hold(directory, `${i}.log`));
  } catch (error) {
    for (const file of held) file.close();
    throw error;
  }
  return held;
}

/** The name of a copy while it is being written. It gets its own name when it is complete. */
const UNFINISHED = "unfinished";

/** The finished copies, the latest first. */
export async function listCopies(): Promise<CopyInfo[]> {
  const copies: CopyInfo[] = [];
  for await (const handle of (await folder("copies")).values()) {
    if (handle.kind !== "file" || handle.name === UNFINISHED) continue;
    const { size } = await handle.getFile();
    copies.push({ name: handle.name, bytes: size });
  }
  return copies.toSorted((a, b) => (a.name < b.name ? 1 : -1));
}

/**
 * The text of a copy.
 *
 * @throws DOMException `NotFoundError` if there is no copy with that name
 */
export async function readCopy(name: string): Promise<string> {
  const handle = await (await folder("copies")).getFileHandle(name);
  return (await handle.getFile()).text();
}

/** A copy's bytes, piece by piece. The final value is the beginning of the file. */
export interface CopyPieces {
  readonly headBytes: number;
  readonly pieces: Iterator<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>;
}

/** Writes a copy. Other requests are answered between any two pieces. */
export async function writeCopy(name: string, { headBytes, pieces }: CopyPieces): Promise<void> {
  const directory = await folder("copies");
  const file = await hold(directory, UNFINISHED);
  try {
    file.truncate(0);
    let at = headBytes;
    let next = pieces.next();
    for (; !next.done; next = pieces.next()) {
      writeAll(file, next.value, at);
      at += next.value.length;
      await new Promise((resolve) => setTimeout(resolve));
    }
    writeAll(file, next.value, 0);
    file.flush();
  } catch (error) {
    file.close();
    await directory.removeEntry(UNFINISHED);
    throw error;
  }
  file.close();
  await ((await directory.getFileHandle(UNFINISHED)) as WorkerFileHandle).move(name);
}

function writeAll(file: SyncAccessHandle, bytes: Uint8Array<ArrayBuffer>, at: number): void {
  if (file.write(bytes, { at }) < bytes.length) throw new JournalFullError("A copy had no room.");
}

/**
 * Deletes a copy.
 *
 * @throws DOMException `NotFoundError` if there is no copy with that name
 */
export async function deleteCopy(name: string): Promise<void> {
  await (await folder("copies")).removeEntry(name);
}
