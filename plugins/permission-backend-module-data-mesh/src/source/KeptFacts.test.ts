// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { withVisibilityFacts } from '@meshwright/plugin-data-mesh-node';
import { KeptFacts } from './KeptFacts';

const SECOND = 1_000;

const component = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name },
  // Nothing that decides who may read it.
  spec: { classification: 1 },
});

function start(...given: Entity[]) {
  let entities = given;
  let now = 1_000_000;
  let isDown = false;
  const questions = jest.fn();
  const logger = mockServices.logger.mock();
  const facts = new KeptFacts({
    auth: mockServices.auth(),
    catalog: catalogServiceMock.mock({
      // The mock of the catalog looks into no lists; that the catalog itself does is tried with a catalog.
      queryEntities: async request => {
        questions(request);
        if (isDown) throw new Error('The catalog is down');
        const items = entities
          .filter(({ metadata }) => !metadata.visibility)
          .slice(0, 1);
        return { items, totalItems: 0, pageInfo: {} };
      },
    }),
    logger,
    now: () => now,
  });
  return {
    logger,
    questions,
    set: (...next: Entity[]) => {
      entities = next;
    },
    goDown: () => {
      isDown = true;
    },
    /** What is known after some time, when what was asked meanwhile has been answered. */
    after: async (seconds: number) => {
      now += seconds * SECOND;
      await facts.areComplete();
      await new Promise(setImmediate);
      return facts.areComplete();
    },
  };
}

const kept = (...names: string[]) =>
  names.map(name => withVisibilityFacts(component(name)));

describe('facts that the catalog keeps', () => {
  it('count from the start in a catalog that has grown with the data mesh', async () => {
    expect(await start().after(0)).toBe(true);
    const { after, questions } = start(...kept('a', 'b'));
    expect(await after(0)).toBe(true);
    expect(await after(30)).toBe(true);
    expect(questions).toHaveBeenCalledTimes(1);
  });

  it('count once all entities were processed, and indexes had time to follow', async () => {
    const { after, logger, set } = start(...kept('a'), component('b'));
    expect(await after(0)).toBe(false);
    expect(await after(20)).toBe(false);
    expect(logger.info).toHaveBeenCalledTimes(1);
    set(...kept('a', 'b'));
    expect(await after(20)).toBe(false);
    expect(await after(90)).toBe(false);
    expect(await after(20)).toBe(true);
  });

  it('count no more when another version of the portal processes entities', async () => {
    const { after, set } = start(...kept('a', 'b'));
    expect(await after(0)).toBe(true);
    set(...kept('a'), component('b'));
    expect(await after(61)).toBe(false);
  });

  it('do not count while nobody knows, and what was known holds when the catalog is down', async () => {
    const unknown = start(...kept('a'));
    unknown.goDown();
    expect(await unknown.after(0)).toBe(false);
    const known = start(...kept('a'));
    expect(await known.after(0)).toBe(true);
    known.goDown();
    expect(await known.after(61)).toBe(true);
    expect(known.logger.warn).toHaveBeenCalledTimes(1);
  });
});
