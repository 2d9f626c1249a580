// SPDX-License-Identifier: Apache-2.0
/** Runs one variant of one benchmark and prints what it measured: `process.ts FILE INDEX VARIANT`. */
import { performance } from 'node:perf_hooks';
import type { Benchmark } from './benchmark';

async function main([file, index, variantIndex]: string[]) {
  // The file is named on the command line, so it cannot be imported statically.
  const { benchmarks } = require(file) as { benchmarks: Benchmark[] };
  const benchmark = benchmarks[Number(index)];
  const subject = benchmark.variants[Number(variantIndex)];
  const prepared = await subject.setup();
  const before = process.resourceUsage().maxRSS;
  const seconds: number[] = [];
  let notes: string[] = [];
  const runs = benchmark.runs ?? 5;
  for (let run = -1; run < runs; run++) {
    const started = performance.now();
    const figures = await subject.run(prepared);
    const taken = (performance.now() - started) / 1000;
    notes = figures?.notes ?? [];
    // The first run warms the machine up; where there is one run only, the cold one is what is meant.
    if (run >= 0 || runs === 0) {
      seconds.push(figures?.seconds ?? taken);
    }
    if (runs === 0) {
      break;
    }
  }
  await subject.teardown?.(prepared);
  const peak = process.resourceUsage().maxRSS;
  process.stdout.write(
    `\nMEASURED ${JSON.stringify({
      seconds,
      notes,
      peakMiB: peak / 1024,
      grownMiB: (peak - before) / 1024,
    })}\n`,
  );
  process.exit(0);
}

main(process.argv.slice(2)).catch(error => {
  process.stderr.write(`${error.stack ?? error}\n`);
  process.exit(1);
});
