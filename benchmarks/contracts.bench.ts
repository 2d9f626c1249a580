// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  compareContracts,
  readDescriptor,
  type Contract,
} from '@meshwright/contracts';
import Ajv2019 from 'ajv/dist/2019';
import addFormats from 'ajv-formats';
import diff from 'microdiff';
import { parse } from 'yaml';
import { variant, type Benchmark } from './lib/benchmark';
import { wideContract } from './lib/wideContract';

const SHARED = resolve(__dirname, '../../shared');
const CORPUS = join(SHARED, 'corpus/odcs');
const SCHEMAS = join(SHARED, 'schemas/odcs');
const EXAMPLES = resolve(__dirname, '../examples/products');

function contractsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.ya?ml$/.test(name))
    .map(name => readFileSync(join(folder, name), 'utf8'))
    .filter(text => /^kind:\s*["']?DataContract/m.test(text));
}

const real = existsSync(CORPUS);
const texts = () => contractsBelow(real ? CORPUS : EXAMPLES);
const source = real
  ? 'all ODCS contracts of the corpus of real files'
  : 'all ODCS contracts of the example mesh (no corpus of real files beside the repository)';
const noSchemas = existsSync(SCHEMAS)
  ? undefined
  : 'the official JSON Schemas are not beside the repository';

/** What a user would write without us: parse, then validate by the official JSON Schema of 3.1.0. */
function validator() {
  const ajv = new Ajv2019({ strict: false, allErrors: true });
  addFormats(ajv);
  const name = readdirSync(SCHEMAS).find(file => /3\.1\.0\.json$/.test(file));
  if (!name) {
    throw new Error(`There is no schema of ODCS 3.1.0 in ${SCHEMAS}`);
  }
  return ajv.compile(JSON.parse(readFileSync(join(SCHEMAS, name), 'utf8')));
}

function lint(name: string, what: string, read: () => string[]): Benchmark {
  return {
    name,
    what,
    skip: noSchemas,
    variants: [
      variant({
        name: 'meshwright: read, check, positions, model',
        setup: read,
        run: documents => documents.forEach(text => readDescriptor(text)),
      }),
      variant({
        name: 'yaml + ajv with the official JSON Schema',
        setup: () => ({ documents: read(), validate: validator() }),
        run({ documents, validate }) {
          for (const text of documents) {
            try {
              validate(parse(text));
            } catch {
              // One real file is not readable by the parser alone.
            }
          }
        },
      }),
    ],
  };
}

function read(text: string): Contract {
  const { contract } = readDescriptor(text);
  if (!contract) {
    throw new Error('The contract of a benchmark cannot be read');
  }
  return contract;
}

export const benchmarks: Benchmark[] = [
  lint('lint real contracts', `Lint of ${source}`, texts),
  lint(
    'lint a wide contract',
    'Lint of one contract with 1,000 columns',
    () => [wideContract(1000)],
  ),
  {
    name: 'compare a wide contract',
    what: 'Comparison of two contracts with 1,000 columns of which 100 differ, already read',
    variants: [
      variant({
        name: 'meshwright: compare',
        setup: () => [
          read(wideContract(1000)),
          read(wideContract(1000, { changed: 100 })),
        ],
        run: ([before, after]) => void compareContracts(before, after),
      }),
      variant({
        name: 'microdiff (what differs, not what it means)',
        setup: () => [
          parse(wideContract(1000)),
          parse(wideContract(1000, { changed: 100 })),
        ],
        run: ([before, after]) => void diff(before, after),
      }),
    ],
  },
];
