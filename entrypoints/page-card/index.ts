import { defineUnlistedScript } from "wxt/utils/define-unlisted-script";
import { handOver } from "../in-page/parts";
import { DocumentCard } from "./document-card";

export default defineUnlistedScript(() =>
  handOver("page-card", (parts) => new DocumentCard(parts)),
);
