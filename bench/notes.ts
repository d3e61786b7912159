/** The code that finds notes' places, bundled for a page. */
import { Anchoring, describe } from "@/lib/annotation/anchor";
import { documentText, readDocumentText } from "@/lib/dom/document-text";

Object.assign(globalThis, { Anchoring, describe, documentText, readDocumentText });
