import type { JSX } from "preact";
import { LeftOut } from "@/components/terms/left-out";
import { TroubleNotice } from "@/components/trouble-notice";
import type { Library } from "@/lib/library/library";
import { SafetyNotices } from "./safety-notices";

/** Warnings about the data that is shown. */
export function LibraryNotices({
  library,
  onRetry,
}: {
  library: Library;
  onRetry: () => void;
}): JSX.Element {
  const { warning, notesTrouble } = library;
  return (
    <>
      {warning !== null && <TroubleNotice trouble="refused" message={warning} />}
      {notesTrouble && <TroubleNotice {...notesTrouble} onRetry={onRetry} />}
      {library.leftOut > 0 && <LeftOut count={library.leftOut} />}
      <SafetyNotices library={library} />
    </>
  );
}
