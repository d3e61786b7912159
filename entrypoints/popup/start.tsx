import { render } from "preact";
import { OwnPage } from "@/components/own-page";
import { followLanguage } from "@/lib/library/follow-language";
import { openKeptTexts } from "@/lib/library/kept-texts";
import { shortcuts } from "@/lib/library/shortcuts";
import "@/components/style.css";
import { PopupApp } from "./popup-app";
import "./style.css";

/** Starts the popup, or the side panel. */
export function start(isPanel: boolean): void {
  const areTextsOpen = openKeptTexts();
  followLanguage(async (language) => {
    await areTextsOpen;
    render(
      <OwnPage language={language} shortcuts={shortcuts}>
        <PopupApp isPanel={isPanel} />
      </OwnPage>,
      document.body,
    );
  });
}
