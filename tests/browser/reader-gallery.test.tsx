/** The reader's views in all looks. They have the style sheets of the reader alone. */
import "@/components/style.css";
import "@/entrypoints/reader/style.css";
import "@/entrypoints/reader/text.css";
import "@/entrypoints/reader/terms.css";
import "@/entrypoints/reader/facts.css";
import "@/entrypoints/reader/relations.css";
import "@/entrypoints/reader/notes.css";
import "@/entrypoints/reader/library.css";
import "@/entrypoints/reader/entry.css";
import { note, records } from "../gallery/content";
import { readerStates } from "../gallery/reader-states";
import { testLooks } from "./gallery-looks";

testLooks(readerStates(records, note), { width: 1000 });
