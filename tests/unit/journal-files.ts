import {
  closeSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { FILE_COUNT, type JournalFile } from "@/lib/journal/journal";

/** The browser was killed: nothing more happens. */
export class Killed extends Error {}

/**
 * A file on the disk as a journal writes it. The browser is killed after `budget` bytes and
 * operations.
 */
export class DiskFile implements JournalFile {
  readonly #fd: number;
  readonly #life: { budget: number };

  constructor(file: string, life: { budget: number }) {
    this.#fd = openSync(file, "a+");
    closeSync(this.#fd);
    this.#fd = openSync(file, "r+");
    this.#life = life;
  }

  read(buffer: Uint8Array<ArrayBuffer>, { at }: { at: number }): number {
    return readSync(this.#fd, buffer, 0, buffer.length, at);
  }

  write(buffer: Uint8Array<ArrayBuffer>, { at }: { at: number }): number {
    const { budget } = this.#life;
    const length = Math.max(0, Math.min(buffer.length, budget));
    writeSync(this.#fd, buffer, 0, length, at);
    this.#spend(buffer.length);
    return length;
  }

  truncate(size: number): void {
    this.#spend(1);
    ftruncateSync(this.#fd, size);
  }

  flush(): void {
    this.#spend(1);
    fsyncSync(this.#fd);
  }

  getSize(): number {
    return fstatSync(this.#fd).size;
  }

  close(): void {
    closeSync(this.#fd);
  }

  #spend(cost: number): void {
    this.#life.budget -= cost;
    if (this.#life.budget < 0) throw new Killed("killed");
  }
}

/** The journal's files in a folder. Missing files are created. */
export function openFiles(folder: string, budget = Infinity): DiskFile[] {
  const life = { budget };
  return Array.from({ length: FILE_COUNT }, (_, i) => new DiskFile(fileOf(folder, i), life));
}

export const fileOf = (folder: string, index: number): string => path.join(folder, `${index}.log`);
