import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { handOver } from "../in-page/parts";
import { startPageCard } from "./start-page-card";

export default defineUnlistedScript(() => handOver("page-card", startPageCard));
