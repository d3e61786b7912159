import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { handOver } from "../in-page/parts";
import { addressing } from "./addressing";

export default defineUnlistedScript(() => handOver("page-addresses", addressing));
