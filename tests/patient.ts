/**
 * Lets browser tests wait longer: on a busy machine, a condition may take longer to come true than
 * vitest's default of a second.
 */
import { vi } from "vitest";

const waitFor = vi.waitFor.bind(vi);
vi.waitFor = (check, options) => waitFor(check, options ?? { timeout: 15_000 });
