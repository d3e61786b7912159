import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { handOver } from "../in-page/page-card";
import { startPageCard } from "./start-page-card";

export default defineUnlistedScript(() => handOver(startPageCard));
