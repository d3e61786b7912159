import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { handOver } from "../in-page/parts";
import { startPageNotes } from "./start-page-notes";

export default defineUnlistedScript(() => handOver("page-notes", startPageNotes));
