// SPDX-License-Identifier: Apache-2.0
/** Prints what a benchmark file holds, as JSON: `list.ts FILE`. */
import type { Benchmark } from './benchmark';

// The file is named on the command line, so it cannot be imported statically.
const { benchmarks } = require(process.argv[2]) as { benchmarks: Benchmark[] };

process.stdout.write(
  JSON.stringify(
    benchmarks.map(({ name, what, skip, rounds, postgres, variants }) => ({
      name,
      what,
      skip,
      rounds,
      postgres,
      variants: variants.map(variant => variant.name),
    })),
  ),
);
