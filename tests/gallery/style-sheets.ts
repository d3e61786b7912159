/** The style sheets of card, popup, side panel, settings and the welcome page. */
import "@/components/style.css";
import "@/entrypoints/card/style.css";
import "@/entrypoints/popup/settings.css";
import "@/entrypoints/popup/style.css";
import "@/entrypoints/reader/entry.css";
import "@/entrypoints/reader/facts.css";
import "@/entrypoints/reader/relations.css";
import "@/entrypoints/reader/terms.css";
import "@/entrypoints/sidepanel/style.css";
import "@/entrypoints/welcome/style.css";
