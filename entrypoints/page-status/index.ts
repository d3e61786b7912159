import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { handOver } from "../in-page/parts";
import { statusOfPage } from "./status-of-page";

export default defineUnlistedScript(() => handOver("page-status", statusOfPage));
