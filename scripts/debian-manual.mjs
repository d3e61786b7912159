// Debian's manual for schools in Chinese, as PDF and as EPUB: a test compares what is read of both.
// The package is downloaded into a folder that git ignores. Nothing is installed.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const PACKAGE = "debian-edu-doc-zh-cn";
const FOLDER = path.resolve(import.meta.dirname, "../bench/.corpus", PACKAGE);

/** Fetches it unless it is there. Without a network it says so, and the test is skipped. */
export function fetchManual() {
  if (existsSync(path.join(FOLDER, "usr"))) return;
  mkdirSync(FOLDER, { recursive: true });
  try {
    execFileSync("apt-get", ["download", "-qq", PACKAGE], { cwd: FOLDER, stdio: "pipe" });
    const archive = readdirSync(FOLDER).find((it) => it.endsWith(".deb"));
    execFileSync("dpkg-deb", ["-x", archive ?? "", "."], { cwd: FOLDER });
  } catch (error) {
    console.warn(`Debian's package ${PACKAGE} cannot be had: ${String(error)}`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) fetchManual();
