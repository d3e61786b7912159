import { PopupApp } from "./popup-app";
import { start } from "./start";

start(PopupApp);
