import type { Download, Page } from "playwright-core";
import type { FileFormat } from "@/lib/exchange/formats/file-formats";

/** What the drawer says that a format leaves out. It opens the drawer. */
export async function lossesIn(page: Page, format: FileFormat): Promise<string> {
  await page.getByRole("button", { name: "Export…" }).click();
  await page.locator(`.export-form input[value=${format}]`).check();
  return page.locator(".losses").innerText();
}

/** Exports the notes that the reader's list shows. */
export async function exportAs(page: Page, format: FileFormat): Promise<Download> {
  await lossesIn(page, format);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save file" }).click(),
  ]);
  return download;
}
