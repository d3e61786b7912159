/**
 * Files of the origin private file system, where journal and copies lie. What holds a file open for writing at once
 * (`FileSystemSyncAccessHandle`) is there in dedicated workers only, and for one of them at a time.
 */
import type { CopyInfo } from "./contract";
import { FILE_COUNT, type JournalFile } from "./journal";

/** Of a worker's library, which this project's types do not include beside the DOM's. */
interface SyncAccessHandle extends JournalFile {
  close(): void;
}
interface WorkerFileHandle extends FileSystemFileHandle {
  createSyncAccessHandle(): Promise<SyncAccessHandle>;
}

/** Whoever held the files before is ending and has this long to let go of them (milliseconds). */
const HELD_MS = 5000;
const AGAIN_MS = 50;

async function folder(name: string): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(name, { create: true });
}

/** @throws DOMException `NoModificationAllowedError` if somebody else holds it */
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

export async function listCopies(): Promise<CopyInfo[]> {
  const copies: CopyInfo[] = [];
  for await (const handle of (await folder("copies")).values()) {
    if (handle.kind !== "file") continue;
    const { size } = await handle.getFile();
    copies.push({ name: handle.name, bytes: size });
  }
  return copies.toSorted((a, b) => (a.name < b.name ? 1 : -1));
}

export async function readCopy(name: string): Promise<string> {
  const handle = await (await folder("copies")).getFileHandle(name);
  return (await handle.getFile()).text();
}

export async function writeCopy(name: string, text: string): Promise<void> {
  const file = await hold(await folder("copies"), name);
  try {
    file.truncate(0);
    file.write(new TextEncoder().encode(text), { at: 0 });
    file.flush();
  } finally {
    file.close();
  }
}

export async function deleteCopy(name: string): Promise<void> {
  await (await folder("copies")).removeEntry(name);
}
