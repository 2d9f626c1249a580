// SPDX-License-Identifier: Apache-2.0
import { type Benchmark, variant, type Variant } from './lib/benchmark';
import {
  answered,
  finishAndStop,
  type Mesh,
  readAll,
  startKnownMesh,
  startMesh,
} from './lib/meshCatalog';
import { COLUMNS, type Notation, writeProduct } from './lib/meshFiles';
import { until } from './lib/portal';

const PAIRS = 5_000;
const FEW_PAIRS = 500;

const sizes = (pairs: number) =>
  `${(2 * pairs).toLocaleString(
    'en-US',
  )} files, half of them products and half contracts of ${COLUMNS} columns`;

/** From the first look at the files until the catalog answers for all of them. */
async function ingest(mesh: Mesh) {
  await mesh.read();
  const { pairs, portal } = mesh;
  await until(async () => (await answered(portal)) === 2 * pairs, 250);
}

/** Changes the purpose of a product and waits until the catalog says the same. */
async function change({ files, notation, pairs, portal, read }: Mesh) {
  const index = Math.floor(pairs / 2);
  const purpose = `Changed at ${Date.now()}`;
  writeProduct(files, notation, index, purpose);
  const kind = notation === 'descriptors' ? 'dataproduct' : 'component';
  const reading = read();
  await until(async () => {
    const row = await portal
      .knex('final_entities')
      .where({ entity_ref: `${kind}:default/product-${index}` })
      .first('final_entity');
    return row.final_entity.includes(purpose);
  });
  await reading;
}

function variants(work: {
  setup(notation: Notation): Promise<Mesh>;
  run(mesh: Mesh): Promise<void>;
  teardown(mesh: Mesh): Promise<void>;
}): Variant[] {
  const { setup, ...rest } = work;
  return [
    variant({
      name: 'meshwright: folder of descriptors',
      setup: () => setup('descriptors'),
      ...rest,
    }),
    variant({
      name: 'catalog: file location with a pattern',
      setup: () => setup('entities'),
      ...rest,
    }),
  ];
}

const known = (notation: Notation) => startKnownMesh(notation, PAIRS);

const stop = ({ portal }: Mesh) => portal.stop();

export const benchmarks: Benchmark[] = [
  {
    name: 'first reading',
    what: `First reading of ${sizes(
      PAIRS,
    )}, until the catalog has all of them in its database; its processing of each one, which comes after, is left out`,
    runs: 0,
    rounds: 1,
    variants: variants({
      setup: notation =>
        startMesh({ notation, pairs: PAIRS, processing: false }),
      run: readAll,
      teardown: finishAndStop,
    }),
  },
  {
    name: 'unchanged refresh',
    what: `Refresh of ${sizes(
      PAIRS,
    )}, none of them changed, until the source has been looked through; the catalog looks for work once a second`,
    rounds: 1,
    variants: variants({
      setup: known,
      run: mesh => mesh.read(),
      teardown: stop,
    }),
  },
  {
    name: 'one changed file',
    what: `Refresh of ${sizes(
      PAIRS,
    )}, one of them changed, until the catalog answers with the change and the refresh is done; the catalog looks for work once a second`,
    rounds: 1,
    runs: 0,
    variants: variants({ setup: known, run: change, teardown: stop }),
  },
  {
    name: 'first ingestion of few',
    what: `First reading of ${sizes(
      FEW_PAIRS,
    )}, and the catalog's processing of each, until it answers for all of them`,
    runs: 0,
    rounds: 1,
    variants: variants({
      setup: notation =>
        startMesh({ notation, pairs: FEW_PAIRS, processing: true }),
      run: ingest,
      teardown: stop,
    }),
  },
];
