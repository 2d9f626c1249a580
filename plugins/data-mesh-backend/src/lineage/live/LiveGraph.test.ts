// SPDX-License-Identifier: Apache-2.0
import { type LineagePart, readLineage } from '@meshwright/lineage';
import type { Knex } from 'knex';
import { testDatabases } from '../../__testUtils__/startDataMesh';
import { event, startLineage } from '../__testUtils__/startLineage';
import { LiveGraph } from './LiveGraph';

const databases = testDatabases();
const id = (name: string) => `dataset:postgres://h:5432#${name}`;

/** What is declared, which a test may change. */
class Declaration {
  version = 0;
  #parts: LineagePart[] = [];

  change(...names: string[]): void {
    this.#parts = names.map(name =>
      readLineage([
        { path: 'x.json', source: JSON.stringify(event({ inputs: [name] })) },
      ]),
    );
    this.version++;
  }

  parts = async () => this.#parts;
}

/** A database that answers questions for nodes only when it may. */
function held(knex: Knex, may: () => Promise<void>): Knex {
  return new Proxy(knex, {
    apply(target, _, [table]: [string]) {
      const query = target(table);
      if (table !== 'lineage_node') return query;
      const then = query.then.bind(query);
      return Object.assign(query, {
        then: (...calls: Parameters<typeof then>) =>
          may().then(() => then(...calls)),
      });
    },
  });
}

it('answers from what was known before while all is joined anew', async () => {
  const knex = await databases.init('SQLITE_3');
  await startLineage({ knex });
  const declared = new Declaration();
  declared.change('a');
  let open = () => {};
  let gate = Promise.resolve();
  const live = new LiveGraph({
    knex: held(knex, () => gate),
    declared,
    patience: 0,
  });
  // The first time there is nothing to answer from.
  expect((await live.get()).graph.has(id('a'))).toBe(true);

  gate = new Promise(resolve => {
    open = resolve;
  });
  declared.change('a', 'b');
  expect((await live.get()).graph.has(id('b'))).toBe(false);
  open();
  for (let i = 0; i < 100; i++) {
    if ((await live.get()).graph.has(id('b'))) return;
  }
  throw new Error('What was declared never came');
});
