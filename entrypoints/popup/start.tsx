import { type JSX, render } from "preact";
import { OwnPage } from "@/components/own-page";
import { followLanguage } from "@/lib/library/follow-language";
import { openKeptTexts } from "@/lib/library/kept-texts";
import { shortcuts } from "@/lib/library/shortcuts";
import "@/components/style.css";
import "./settings.css";
import "./style.css";

/** Starts the popup or the side panel, which is drawn by `App`. */
export function start(App: () => JSX.Element): void {
  const areTextsOpen = openKeptTexts();
  followLanguage(async (language) => {
    await areTextsOpen;
    render(
      <OwnPage language={language} shortcuts={shortcuts}>
        <App />
      </OwnPage>,
      document.body,
    );
  });
}
