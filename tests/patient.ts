/** Has tests in browsers wait: a condition may take longer to come true than vitest waits by itself (a second) where the machine is busy. */
import { vi } from "vitest";

const waitFor = vi.waitFor.bind(vi);
vi.waitFor = (check, options) => waitFor(check, options ?? { timeout: 15_000 });
