import { render } from "preact";
import { OwnPage } from "@/components/own-page";
import { followLanguage } from "@/lib/library/follow-language";
import { openKeptTexts } from "@/lib/library/kept-texts";
import { shortcuts } from "@/lib/library/shortcuts";
import "@/components/style.css";
import { ReaderApp } from "./reader-app";
import "./style.css";
import "./text.css";
import "./terms.css";
import "./facts.css";
import "./relations.css";
import "./notes.css";
import "./library.css";
import "./entry.css";
import "./print.css";

const areTextsOpen = openKeptTexts();

followLanguage(async (language) => {
  await areTextsOpen;
  render(
    <OwnPage language={language} shortcuts={shortcuts}>
      <ReaderApp />
    </OwnPage>,
    document.body,
  );
});
