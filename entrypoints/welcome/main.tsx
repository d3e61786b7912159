import { render } from "preact";
import { OwnPage } from "@/components/own-page";
import { followLanguage } from "@/lib/library/follow-language";
import { shortcuts } from "@/lib/library/shortcuts";
import "@/components/style.css";
import { WelcomeApp } from "./welcome-app";
import "./style.css";

followLanguage((language) => {
  render(
    <OwnPage language={language} shortcuts={shortcuts}>
      <WelcomeApp />
    </OwnPage>,
    document.body,
  );
});
