/** What is seen while documents are added and glossaries made, in all looks. */
import "@/entrypoints/reader/style-sheets";
import { records } from "../gallery/content";
import { entryStates } from "../gallery/entry-states";
import { makingStates } from "../gallery/making-states";
import { plan } from "../gallery/plan";
import { testLooks } from "./gallery-looks";

testLooks({ ...makingStates(records, plan), ...entryStates(records) }, { width: 1000 });
