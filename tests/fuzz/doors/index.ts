import type { Door } from "../door";
import { csv, noteFile, noteFileBytes } from "./files";
import { journal } from "./journal";
import { entryDraft, libraryRecord, packageFile, review } from "./library";
import { frameStatus, openedTerm, request } from "./messages";
import { glossaryData, lexicon, mark, pageSettings, reportText } from "./published";
import {
  addressRules,
  earlierRecord,
  safety,
  settings,
  storedDraft,
  storedEntries,
  storedNote,
} from "./stored";
import { address, date, markdown, route, typed, unknownSourceName } from "./texts";

/** All parsers that are tested. */
export const DOORS: readonly Door[] = [
  request,
  frameStatus,
  openedTerm,
  noteFile,
  noteFileBytes,
  csv,
  storedNote,
  earlierRecord,
  storedDraft,
  storedEntries,
  settings,
  safety,
  addressRules,
  journal,
  lexicon,
  pageSettings,
  mark,
  markdown,
  address,
  route,
  unknownSourceName,
  date,
  typed,
  glossaryData,
  reportText,
  libraryRecord,
  entryDraft,
  review,
  packageFile,
];
