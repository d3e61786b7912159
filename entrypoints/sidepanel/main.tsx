import { start } from "../popup/start";

start(true);
