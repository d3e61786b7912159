// `npm run candidates` scores the finder of terms on the texts that were marked up by hand. `npm run
// candidates -- ablations` says what each kind of evidence brings, `-- list` prints the candidates
// with their reasons, `-- times` measures the time, and `-- learn` learns the weights anew:
// docs/candidates.md.
import { tool } from "./run.mjs";

process.env.CANDIDATES = process.argv[2] ?? "";
tool("vitest", "run", "--project", "unit", "tests/unit/candidate-scores");
