// A card in a closed shadow root, with a note editor. The real card must not reveal what a page can
// read of this one.
const host = document.createElement("naive-card");
const root = host.attachShadow({ mode: "closed" });
const note = document.createElement("div");
note.contentEditable = "plaintext-only";
note.style.cssText = "position:fixed;top:200px;left:20px;width:300px;height:60px;background:#eee";
root.append(note);
document.documentElement.append(host);
