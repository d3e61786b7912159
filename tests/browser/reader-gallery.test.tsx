/** The reader's views in all looks. They have the style sheets of the reader alone. */
import "@/entrypoints/reader/style-sheets";
import { note, records } from "../gallery/content";
import { readerStates } from "../gallery/reader-states";
import { testLooks } from "./gallery-looks";

testLooks(readerStates(records, note), { width: 1000 });
