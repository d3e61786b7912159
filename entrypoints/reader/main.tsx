import { render } from "preact";
import { OwnPage } from "@/components/own-page";
import { followLanguage } from "@/lib/library/follow-language";
import { openKeptTexts } from "@/lib/library/kept-texts";
import { shortcuts } from "@/lib/library/shortcuts";
import { ReaderApp } from "./reader-app";
import "./style-sheets";

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
