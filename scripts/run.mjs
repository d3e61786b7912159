import { spawnSync } from "node:child_process";

/**
 * Runs a command, shows its output, and ends this process if it fails.
 *
 * @param {string} command
 * @param {string[]} args
 */
export function run(command, args) {
  const began = Date.now();
  console.log(`$ ${command} ${args.join(" ")}`);
  const { status, error } = spawnSync(command, args, {
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  if (error) console.error(error.message);
  if (status !== 0) process.exit(status ?? 1);
  console.log(`  ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

/**
 * Runs a tool of this project's own dependencies.
 *
 * @param {string} name
 * @param {string[]} args
 */
export function tool(name, ...args) {
  run("npx", ["--no-install", name, ...args]);
}
