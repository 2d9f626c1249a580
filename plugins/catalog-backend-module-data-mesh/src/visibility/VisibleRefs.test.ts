// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { mockCredentials } from '@backstage/backend-test-utils';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { VisibleRefs } from './VisibleRefs';

const credentials = mockCredentials.user();

/** As the permission backend answers: each time with another id. */
const under = (classification: string): PolicyDecision => ({
  ...{ id: randomUUID() },
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: {
    rule: 'IS',
    resourceType: 'catalog-entity',
    params: { classification },
  },
});

function start(visible: string[]) {
  let time = 0;
  const asked: string[][] = [];
  const catalog = {
    getEntitiesByRefs: async ({ entityRefs }: { entityRefs: string[] }) => {
      asked.push(entityRefs);
      return {
        items: entityRefs.map(ref =>
          visible.includes(ref) ? { kind: 'X' } : undefined,
        ),
      };
    },
  } as unknown as CatalogService;
  const refs = new VisibleRefs({ catalog, now: () => time });
  return {
    asked,
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    see: async (names: string[], decision = under('public')) => {
      const found = await refs.among(names, decision, credentials);
      return names.filter(name => found.has(name));
    },
  };
}

it('asks once for what may be read, and again for what may not', async () => {
  const { asked, see } = start(['a', 'b']);
  expect(await see(['a', 'b', 'c'])).toEqual(['a', 'b']);
  expect(await see(['a', 'b', 'c'])).toEqual(['a', 'b']);
  expect(await see(['a'])).toEqual(['a']);
  expect(asked).toEqual([['a', 'b', 'c'], ['c']]);
});

it('asks anew under another decision, and after five seconds', async () => {
  const { asked, pass, see } = start(['a']);
  await see(['a']);
  await see(['a'], under('internal'));
  pass(4_999);
  await see(['a']);
  expect(asked).toHaveLength(2);
  pass(1);
  await see(['a']);
  expect(asked).toHaveLength(3);
});

it('shows nothing, and asks nothing, where nothing may be read', async () => {
  const { asked, see } = start(['a']);
  expect(await see(['a'], { result: AuthorizeResult.DENY })).toEqual([]);
  expect(asked).toEqual([]);
});
