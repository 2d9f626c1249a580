// SPDX-License-Identifier: Apache-2.0
import type { GovernancePolicySummary } from '@meshwright/plugin-data-mesh-common';
import { awayFromMidnight } from '../../__testUtils__/awayFromMidnight';
import { testDatabases } from '../../__testUtils__/startDataMesh';
import {
  contract,
  policy,
  product,
  startGovernance,
  type World,
} from '../__testUtils__/governedMesh';

const databases = testDatabases();

const named = (name: string, given: Record<string, unknown> = {}) => ({
  ...policy(given),
  metadata: {
    annotations: policy().metadata.annotations,
    name,
    namespace: 'default',
    title: `The ${name}`,
  },
});

describe.each(databases.eachSupportedId())('policies and scores, %p', id => {
  let world: World;
  const start = () => startGovernance(world);

  beforeEach(awayFromMidnight);
  beforeEach(async () => {
    world = {
      knex: await databases.init(id),
      entities: [
        product('orders'),
        contract('orders'),
        product('returns'),
        contract('returns', 'confidential'),
        policy(),
        named('draft', { lifecycle: 'draft' }),
        named('sales-only', { domain: 'sales', severity: 'warning' }),
      ],
      denied: [],
      hidden: [],
      told: [],
    };
  });

  it('are counted over what one may read', async () => {
    const { get, evaluate } = await start();
    await evaluate();
    const countsOf = async () =>
      (await get('policies')).items.find(
        ({ name }: GovernancePolicySummary) => name === 'personal',
      );
    expect(await countsOf()).toMatchObject({
      counts: { pass: 1, fail: 1, waived: 0, error: 0 },
      subjects: 2,
    });
    world.hidden = ['api:default/orders-v1'];
    expect(await countsOf()).toMatchObject({
      counts: { pass: 1, fail: 0, waived: 0, error: 0 },
      subjects: 1,
    });
  });

  it('are found by text, state and scope, with numbers for what else there is', async () => {
    const { get, evaluate } = await start();
    await evaluate();
    const names = async (query: string) =>
      (await get(`policies?${query}`)).items.map(
        ({ name }: GovernancePolicySummary) => name,
      );
    expect(await names('')).toEqual(['personal', 'sales-only', 'draft']);
    expect(await names('sort=name&limit=1&offset=1')).toEqual(['draft']);
    expect(await names('text=THE%20only')).toEqual(['sales-only']);
    expect(await names('scope=global&lifecycle=enabled')).toEqual(['personal']);
    expect(await names('lifecycle=draft&lifecycle=grace')).toEqual(['draft']);
    expect(await names('failing=true&scope=sales')).toEqual(['sales-only']);
    const page = await get('policies?scope=sales');
    expect(page).toMatchObject({
      totalItems: 1,
      facets: {
        lifecycle: { enabled: 1 },
        scope: { global: 2, sales: 1 },
      },
    });
    await get('policies?limit=500', 400);
    await get('policies?lifecycle=lost', 400);
  });

  it('tell their rules, their document, and whether their examples come out', async () => {
    world.entities[4] = policy({
      examples: [
        {
          name: 'open',
          expect: 'fail',
          facts: { contract: { columns: [{ personal: true }] } },
        },
        { name: 'wrong', expect: 'fail', facts: { contract: {} } },
      ],
    });
    const { get } = await start();
    const detail = await get('policies/personal');
    expect(detail).toMatchObject({
      title: 'Personal data',
      kinds: ['contract'],
      ruleDetails: [{ id: 'classified', severity: 'error', waivable: true }],
      examples: [
        { name: 'open', ok: true },
        { name: 'wrong', ok: false },
      ],
    });
    expect(JSON.parse(detail.document)).toMatchObject({
      kind: 'GovernancePolicy',
      metadata: { name: 'personal' },
    });
    await get('policies/lost', 404);
    world.hidden = ['governancepolicy:default/personal'];
    await get('policies/personal', 404);
    await get('policies/personal/trend', 404);
  });

  it('tell who may do what, where they say that', async () => {
    world.entities.push(
      named('doors', {
        target: undefined,
        rules: undefined,
        access: {
          rules: [
            {
              id: 'closed',
              title: 'Nobody deletes',
              effect: 'deny',
              permissions: ['catalog.entity.delete'],
              message: 'Nobody deletes here.',
            },
          ],
        },
      }),
    );
    const { get } = await start();
    expect(await get('policies/doors')).toMatchObject({
      errors: [],
      ruleDetails: [],
      accessRules: [
        { effect: 'deny', permissions: ['catalog.entity.delete'], roles: [] },
      ],
    });
  });

  it('bind all domains only where they come from where global policies are', async () => {
    const from = (origin: string, given = {}) => ({
      ...policy(given),
      metadata: {
        name: origin,
        namespace: 'default',
        annotations: {
          'backstage.io/managed-by-origin-location': `url:https://${origin}/x`,
        },
      },
    });
    world.entities.push(
      from('policies.example'),
      from('product.example'),
      from('own.example', { domain: 'sales' }),
    );
    const { get, evaluate } = await startGovernance(world, {
      dataMesh: {
        governance: { globalPolicies: ['url:https://policies.example/'] },
      },
    });
    await evaluate();
    const { verdicts } = await get('subjects/api/default/orders-v1');
    expect(
      verdicts.map((verdict: { policy: string }) => verdict.policy).sort(),
    ).toEqual(['own.example', 'policies.example', 'sales-only']);
    expect((await get('policies/product.example')).errors).toEqual([
      expect.stringContaining('dataMesh.governance.globalPolicies'),
    ]);
  });

  it('tell how their pass rate came about', async () => {
    const { get, evaluate } = await start();
    await evaluate();
    const day = (back: number) =>
      new Date(Date.now() - back * 86_400_000).toISOString();
    await world.knex('governance_history').update({ at: day(3) });
    world.entities[1] = contract('orders', 'confidential');
    await evaluate();
    const { items } = await get('policies/personal/trend?days=5');
    expect(items.map(({ passRate }: { passRate: number }) => passRate)).toEqual(
      [null, 0.5, 0.5, 0.5, 1],
    );
    world.hidden = ['api:default/orders-v1'];
    const seen = await get('policies/personal/trend?days=5');
    expect(
      seen.items.map(({ passRate }: { passRate: number }) => passRate),
    ).toEqual([null, 1, 1, 1, 1]);
    await get('policies/personal/trend?days=0', 400);
  });

  it('make scorecards of products, domains and the mesh', async () => {
    const { get, evaluate } = await start();
    const nothing = await get('scorecard');
    expect(nothing).toMatchObject({ level: null, passRate: null });
    await evaluate();
    const mesh = await get('scorecard');
    expect(mesh).toMatchObject({
      level: 1,
      counts: { pass: 2, fail: 2 },
      passRate: 0.5,
      products: { 1: 1, 2: 0, 3: 0, 4: 1, none: 0 },
      lowest: [{ entityRef: 'dataproduct:default/orders', level: 1 }],
      failing: [{ policy: 'personal' }, { policy: 'sales-only' }],
    });
    expect(mesh.trend).toHaveLength(90);
    expect(mesh.trend[88].passRate).toBeNull();
    expect(mesh.trend[89].passRate).toBe(0.5);
    expect(
      await get('subjects/dataproduct/default/returns/scorecard'),
    ).toMatchObject({ level: 4, passRate: 1 });
    world.entities.push({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Domain',
      metadata: { name: 'sales', namespace: 'default' },
      spec: { owner: 'x' },
    });
    expect(await get('subjects/domain/default/sales/scorecard')).toMatchObject({
      level: 1,
      products: { 1: 1, 4: 1 },
      open: [
        {
          subject: 'api:default/orders-v1',
          policy: 'personal',
          policyTitle: 'Personal data',
          outcome: 'fail',
          severity: 'error',
        },
        { subject: 'api:default/orders-v1', policy: 'sales-only' },
      ],
    });
    expect(mesh.open).toBeUndefined();
    await get('subjects/dataproduct/default/lost/scorecard', 404);
    await get('subjects/api/default/orders-v1/scorecard', 400);
    world.hidden = ['dataproduct:default/orders', 'api:default/orders-v1'];
    expect(await get('scorecard')).toMatchObject({
      level: 4,
      counts: { pass: 2, fail: 0 },
      lowest: [],
      failing: [],
    });
    await get('subjects/dataproduct/default/orders/scorecard', 404);
  });

  it('say which level was reached on which day, for whom it may be told', async () => {
    const { get, evaluate } = await start();
    await evaluate();
    const daysAgo = (days: number) =>
      new Date(Date.now() - days * 86_400_000).toISOString();
    // Yesterday everything was judged for the first time; today the contract of Orders is mended.
    await world.knex('governance_level').update({ at: daysAgo(1) });
    world.entities = world.entities.map(entity =>
      entity.metadata.name === 'orders-v1'
        ? contract('orders', 'confidential')
        : entity,
    );
    await evaluate();
    const levelsOf = async (path: string) =>
      (await get(path)).trend
        .slice(-3)
        .map(({ level }: { level: number }) => level);
    expect(await levelsOf('scorecard')).toEqual([null, 1, 4]);
    const { trend } = await get('scorecard');
    expect(trend[88].products).toEqual({ 1: 1, 2: 0, 3: 0, 4: 1 });
    expect(
      await levelsOf('subjects/dataproduct/default/orders/scorecard'),
    ).toEqual([null, 1, 4]);
    world.hidden = ['api:default/orders-v1'];
    expect((await get('scorecard')).trend[88].products[1]).toBe(0);
  });

  it('lose what is gone from their history too', async () => {
    const { get, evaluate } = await start();
    await evaluate();
    world.entities = world.entities.slice(2);
    await evaluate();
    const { counts, trend } = await get('scorecard');
    expect(counts).toMatchObject({ pass: 2, fail: 0 });
    expect(trend[88].counts).toMatchObject({ pass: 0, fail: 0 });
  });
});
