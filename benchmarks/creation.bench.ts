// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { caseOf } from '../plugins/scaffolder-backend-module-data-mesh/src/__testUtils__/formValues';
import { startPortal } from '../plugins/scaffolder-backend-module-data-mesh/src/__testUtils__/startPortal';
import { type Benchmark, variant } from './lib/benchmark';
import { fetchTemplate, skeletonOf } from './lib/fetchTemplate';
import { workFolder } from './lib/workFolder';

const TEMPLATE = 'data-product-aws';
const GROUP = 'customer-loyalty';

/** A portal with the example mesh, and a person of it. */
async function person() {
  const folder = mkdtempSync(join(workFolder('creation'), 'host-'));
  const { as } = await startPortal(folder);
  return { folder, mateo: as('mateo.ferrer'), made: 0 };
}
type Person = Awaited<ReturnType<typeof person>>;

/** From "create" to the product's page. @returns the name of the product, another each time */
async function create(given: Person): Promise<string> {
  given.made += 1;
  const name = `levels-${given.made}`;
  const { status, log } = await given.mateo.create(TEMPLATE, {
    ...caseOf(TEMPLATE, 'Customer loyalty levels'),
    name,
  });
  if (status !== 'completed') throw new Error(log);
  await given.mateo.mesh.getProduct(`dataproduct:default/${name}`);
  return name;
}

/** As many files, and the same, as the product has. */
async function sameFiles(): Promise<string> {
  const given = await person();
  const at = { group: GROUP, name: await create(given) };
  const files: { path: string; content: string }[] = [];
  const walk = async (path: string): Promise<void> => {
    const { entries } = await given.mateo.git.getTree(at, { path });
    for (const entry of entries) {
      if (entry.type === 'folder') await walk(entry.path);
      else {
        const { text } = await given.mateo.git.getFile(at, {
          path: entry.path,
        });
        if (text !== undefined) files.push({ path: entry.path, content: text });
      }
    }
  };
  await walk('');
  return skeletonOf(files);
}

export const benchmarks: Benchmark[] = [
  {
    name: 'from create to the page',
    what: 'A data product on AWS by its template, on the local git host: generate, check, ask the policies, estimate, push, register, until its page answers; beside fetch:template alone over the same files, which neither pushes nor registers',
    runs: 3,
    variants: [
      variant({
        name: 'meshwright: the whole template',
        setup: person,
        run: async given => {
          await create(given);
        },
        teardown: ({ folder }) =>
          rmSync(folder, { recursive: true, force: true }),
      }),
      variant({
        name: 'fetch:template alone',
        setup: sameFiles,
        run: fetchTemplate,
        teardown: folder => rmSync(folder, { recursive: true, force: true }),
      }),
    ],
  },
];
