import { start } from "../popup/start";
import { PanelApp } from "./panel-app";
import "./style.css";

start(PanelApp);
