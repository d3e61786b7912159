import { defineBackground } from "wxt/utils/define-background";
import { serve } from "@/lib/messages/serve";
import { offerCommands } from "./commands";
import { handlers, troubleOf } from "./handlers";
import { ensureInstalled } from "./install";
import { startNotes } from "./notes";

export default defineBackground({
  type: "module",
  main() {
    serve(handlers, troubleOf);
    offerCommands();
    // A failure is not swallowed: whoever asks for something next is given it (`ensureInstalled`).
    ensureInstalled().catch(() => {});
    startNotes().catch(() => {});
  },
});
