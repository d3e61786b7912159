import { useRef, useState } from "preact/hooks";
import type { ReadDocument } from "@/lib/document/block";
import { type Package, PackageError, isPackage, parsePackage } from "@/lib/exchange/package";
import { troubleOf } from "@/lib/library/trouble";
import type { Outcome } from "@/lib/messages/outcomes";
import { type Brought, bytesOf, readBrought, readDelivered } from "@/lib/library/read-brought";
import { ReadingError, type ReadingFault } from "@/lib/reading/reading-error";

/** What is being done with a file. */
export type Reading =
  | { readonly kind: "idle" }
  | { readonly kind: "reading"; readonly name: string; readonly percent: number }
  | {
      readonly kind: "read";
      readonly file: Brought;
      readonly read: ReadDocument;
      readonly encoding: string | null;
    }
  /** A package has been read, with its document if it has one. */
  | { readonly kind: "package"; readonly pack: Package; readonly read: ReadDocument | null }
  | { readonly kind: "refused"; readonly name: string; readonly fault: ReadingFault }
  | { readonly kind: "failed"; readonly info: NonNullable<Outcome>; readonly again: () => void };

/** What waits to be read. The bytes of a file are asked for when it is its turn. */
export type Waiting = File | Brought;

/** Reads one file after another, shows how far it is, and can be stopped. */
export function useReading(): {
  readonly reading: Reading;
  readonly read: (file: Waiting, encoding: string | null) => Promise<void>;
  readonly stop: () => void;
  readonly rest: () => void;
} {
  const [reading, setReading] = useState<Reading>({ kind: "idle" });
  const current = useRef<AbortController | null>(null);
  const read = async (file: Waiting, encoding: string | null): Promise<void> => {
    current.current?.abort();
    const controller = new AbortController();
    current.current = controller;
    const { signal } = controller;
    const { name } = file;
    const onProgress = (share: number): void => {
      if (!signal.aborted) setReading({ kind: "reading", name, percent: Math.floor(share * 100) });
    };
    onProgress(0);
    try {
      const brought = file instanceof File ? await bytesOf(file) : file;
      const found = await readAny(brought, encoding, { signal, onProgress });
      if (!signal.aborted) setReading(found);
    } catch (error) {
      if (signal.aborted) return;
      setReading(
        error instanceof ReadingError
          ? { kind: "refused", name, fault: error.fault }
          : { kind: "failed", info: troubleOf(error), again: () => void read(file, encoding) },
      );
    }
  };
  const rest = (): void => {
    current.current?.abort();
    setReading({ kind: "idle" });
  };
  return { reading, read, stop: rest, rest };
}

type Found = Extract<Reading, { kind: "read" | "package" }>;

async function readAny(
  file: Brought,
  encoding: string | null,
  options: Parameters<typeof readBrought>[2],
): Promise<Found> {
  if (file.address !== null || !isPackage(file.bytes)) {
    return { kind: "read", file, read: await readBrought(file, encoding, options), encoding };
  }
  const pack = packageIn(file.bytes);
  const { file: inner, details } = pack.item;
  if (!inner || !pack.bytes) return { kind: "package", pack, read: null };
  return { kind: "package", pack, read: await readDelivered(inner, details, pack.bytes, options) };
}

function packageIn(bytes: Uint8Array): Package {
  try {
    return parsePackage(bytes);
  } catch (error) {
    if (!(error instanceof PackageError)) throw error;
    throw new ReadingError({ code: "package", is: error.fault });
  }
}
