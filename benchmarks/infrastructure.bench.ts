// SPDX-License-Identifier: Apache-2.0
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import {
  checkFiles,
  CLOUDS,
  type CloudId,
  generate,
  type GenerateInput,
  readBlueprint,
} from '@meshwright/infrastructure';
import { variant, type Benchmark } from './lib/benchmark';
import { fetchTemplate, skeletonOf } from './lib/fetchTemplate';

const FOLDER = resolve(__dirname, '../examples/blueprints');
const file = 'everything.yaml';
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8');

function inputOf(cloud: CloudId): GenerateInput {
  const text = read(file);
  const blueprint = readBlueprint(text, { file, clouds: [cloud] }).blueprints[
    cloud
  ];
  if (!blueprint) throw new Error(`${file} has an error on ${cloud}.`);
  const contracts = Object.fromEntries(
    [...blueprint.inputs, ...blueprint.outputs].map(({ contract }) => [
      contract,
      read(contract),
    ]),
  );
  return { blueprint, contracts, cloud, source: { file, text } };
}

function made(cloud: CloudId) {
  const { files } = generate(inputOf(cloud));
  if (files.length === 0) throw new Error(`Nothing was made for ${cloud}.`);
  return files;
}

/** Ours, written to disk as the other is. */
function generateAndWrite(input: GenerateInput): void {
  const folder = mkdtempSync(join(tmpdir(), 'meshwright-made-'));
  try {
    for (const { path, content } of generate(input).files) {
      const target = join(folder, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const generation = (cloud: CloudId): Benchmark => ({
  name: `generate on ${cloud}`,
  what: `The repository of a product with every service on ${cloud}, written to disk; beside fetch:template over the same files as a skeleton that is filled in`,
  variants: [
    variant({
      name: 'meshwright: read contracts, generate, write',
      setup: () => inputOf(cloud),
      run: generateAndWrite,
    }),
    variant({
      name: 'fetch:template',
      setup: () => skeletonOf(made(cloud)),
      run: fetchTemplate,
      teardown: folder => rmSync(folder, { recursive: true, force: true }),
    }),
  ],
});

const checking = (cloud: CloudId): Benchmark => ({
  name: `check on ${cloud}`,
  what: `Every file of that repository: syntax, schemas, references, security in each environment, secrets`,
  variants: [
    variant({
      name: 'meshwright: check',
      setup: () => made(cloud),
      run: files => {
        checkFiles(files);
      },
    }),
  ],
});

export const benchmarks: Benchmark[] = CLOUDS.flatMap(cloud => [
  generation(cloud),
  checking(cloud),
]);
