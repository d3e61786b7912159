import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { handOver } from "../in-page/parts";
import { reportPage } from "./report-page";

export default defineUnlistedScript(() => handOver("page-report", reportPage));
