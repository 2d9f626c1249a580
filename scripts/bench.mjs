// SPDX-License-Identifier: Apache-2.0
/**
 * `npm run bench`: measures our work beside what a user would pick instead, both in one run.
 *
 * `npm run bench -- WORD…` measures only what has one of the words in its name; `--json FILE` keeps the figures.
 */
import { rmSync } from 'node:fs';
import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { command } from './lib/child.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { environmentFor, ensureNode } from './lib/node.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { bold, dim, Problem, root, run, say } from './lib/say.mjs';

/**
 * Each variant runs in this many processes, unless its benchmark says otherwise, in turn with the others, so that a
 * drift of the machine meets all.
 */
const ROUNDS = 3;

/** What takes long to prepare is kept here by the processes for those that follow. */
const workFolder = await mkdtemp(join(tmpdir(), 'meshwright-bench-'));
process.on('exit', () => rmSync(workFolder, { recursive: true, force: true }));

/** One server for all benchmarks of a run that need one, so that all are measured on the same. */
let postgres;

const path = name => fileURLToPath(new URL(name, root));

function nodeArguments(script, ...args) {
  const transform = createRequire(new URL('package.json', root)).resolve(
    '@backstage/cli/config/nodeTransform.cjs',
  );
  return ['--require', transform, path(`benchmarks/lib/${script}`), ...args];
}

async function ask(node, script, args) {
  const { code, output } = await command(node, nodeArguments(script, ...args), {
    quiet: true,
    env: environmentFor(node, {
      NODE_ENV: 'test',
      LOG_LEVEL: 'error',
      BENCH_FOLDER: workFolder,
      ...(postgres && { BENCH_POSTGRES: postgres.url }),
    }),
  });
  if (code !== 0) {
    throw new Problem(`${args.join(' ')} failed.\n\n${output}`);
  }
  return output;
}

const median = values => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
};

const duration = seconds =>
  seconds >= 1
    ? `${seconds.toFixed(2)} s`
    : `${(seconds * 1000).toFixed(1)} ms`;

async function measure(node, file, index, count, rounds = ROUNDS) {
  const results = Array.from({ length: count }, () => ({
    seconds: [],
    notes: [],
    peakMiB: [],
    grownMiB: [],
  }));
  for (let round = 0; round < rounds; round++) {
    for (let variant = 0; variant < count; variant++) {
      const output = await ask(node, 'process.ts', [
        file,
        String(index),
        String(variant),
      ]);
      const measured = JSON.parse(output.match(/MEASURED (.*)/)[1]);
      results[variant].seconds.push(...measured.seconds);
      results[variant].notes = measured.notes;
      results[variant].peakMiB.push(measured.peakMiB);
      results[variant].grownMiB.push(measured.grownMiB);
    }
  }
  return results.map(result => ({
    seconds: median(result.seconds),
    fastest: Math.min(...result.seconds),
    slowest: Math.max(...result.seconds),
    notes: result.notes,
    peakMiB: median(result.peakMiB),
    grownMiB: median(result.grownMiB),
  }));
}

await run(async () => {
  const args = process.argv.slice(2);
  const jsonAt = args.indexOf('--json');
  const jsonFile = jsonAt < 0 ? undefined : args.splice(jsonAt, 2)[1];

  const node = await ensureNode();
  await ensureInstalled(node);
  say(
    dim(
      `${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, ${Math.round(
        totalmem() / 2 ** 30,
      )} GiB. Medians; the ratio is the other's time divided by ours: above 1, ours is faster.`,
    ),
  );

  const kept = [];
  const files = (await readdir(new URL('benchmarks/', root)))
    .filter(name => name.endsWith('.bench.ts'))
    .sort();
  for (const name of files) {
    const file = path(`benchmarks/${name}`);
    const benchmarks = JSON.parse(await ask(node, 'list.ts', [file]));
    for (const [index, benchmark] of benchmarks.entries()) {
      const label = `${name.replace('.bench.ts', '')}: ${benchmark.name}`;
      if (args.length > 0 && !args.some(word => label.includes(word))) {
        continue;
      }
      say(`\n${bold(label)}`);
      say(dim(`  ${benchmark.what}`));
      if (benchmark.skip) {
        say(`  left out: ${benchmark.skip}`);
        continue;
      }
      if (benchmark.postgres) postgres ??= await startPostgres();
      if (benchmark.postgres && !postgres) {
        say('  left out: PostgreSQL cannot be started on this machine');
        continue;
      }
      const results = await measure(
        node,
        file,
        index,
        benchmark.variants.length,
        benchmark.rounds,
      );
      results.forEach((result, variant) => {
        const ratio =
          variant === 0
            ? ''
            : `  ×${(result.seconds / results[0].seconds).toFixed(2)}`;
        say(
          `  ${benchmark.variants[variant].padEnd(44)} ${duration(
            result.seconds,
          ).padStart(10)} ${dim(
            `(${duration(result.fastest)} to ${duration(result.slowest)})`,
          )} ${`${Math.round(result.peakMiB)} MiB`.padStart(9)} ${dim(
            `(+${Math.round(result.grownMiB)})`,
          )}${ratio}`,
        );
        result.notes.forEach(note => say(dim(`    ${note}`)));
      });
      kept.push({
        name: label,
        what: benchmark.what,
        results: results.map((result, variant) => ({
          variant: benchmark.variants[variant],
          ...result,
        })),
      });
    }
  }
  await postgres?.stop();
  if (jsonFile) {
    await writeFile(jsonFile, `${JSON.stringify(kept, null, 2)}\n`);
  }
});
