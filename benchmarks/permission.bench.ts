// SPDX-License-Identifier: Apache-2.0
import { personFacts } from '@meshwright/governance';
import { accessPolicies, askers, grants, questions } from './lib/accessRules';
import { type Benchmark, variant } from './lib/benchmark';
import { type Engine, startGuardedCatalog } from './lib/guardedCatalog';
import { loadPeers } from './lib/peers';
import {
  type PermissionPortal,
  startAccessPortal,
  startRbacPortal,
} from './lib/permissionPortal';

/** Of which half are allowed. */
const EACH = 4;

/** What `@backstage-community/plugin-rbac-backend` uses as well. */
const CASBIN_MODEL = `
[request_definition]
r = sub, obj, act
[policy_definition]
p = sub, obj, act, eft
[role_definition]
g = _, _
[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
[matchers]
m = g(r.sub, p.sub) && r.obj == p.obj && r.act == p.act
`;

interface Enforcer {
  enforce(...values: string[]): Promise<boolean>;
}

async function casbin(count: number) {
  const { newEnforcer, newModelFromString, StringAdapter } = loadPeers({
    casbin: '5.51.1',
  })('casbin');
  const lines = [
    ...grants(count).map(
      ({ role, permission }) => `p, ${role}, ${permission}, read, allow`,
    ),
    ...askers(count).flatMap(({ ref, roles }) =>
      roles.map(role => `g, ${ref}, ${role}`),
    ),
  ];
  const enforcer: Enforcer = await newEnforcer(
    newModelFromString(CASBIN_MODEL),
    new StringAdapter(lines.join('\n')),
  );
  return { enforcer, asked: questions(askers(count), EACH) };
}

function expectHalf(allowed: number, asked: number): void {
  if (allowed * 2 !== asked) {
    throw new Error(`${allowed} of ${asked} were allowed, and half should be`);
  }
}

const decisions = (count: number): Benchmark => {
  const asked = questions(askers(count), EACH).length;
  return {
    name: `${count} access rules`,
    what: `${asked} decisions that nobody asked for before, half of them refusals, with ${count} rules`,
    variants: [
      variant({
        name: 'meshwright',
        setup: () => ({
          policies: accessPolicies(count),
          asked: questions(askers(count), EACH),
        }),
        run({ policies, asked: all }) {
          let allowed = 0;
          for (const { ref, roles, permission } of all) {
            // A person of its own for each question, so that no answer is remembered.
            const person = policies.prepare(personFacts({ ref, roles }));
            const { result } = policies.decide(person, {
              name: permission,
              action: 'read',
            });
            if (result === 'allow') allowed++;
          }
          expectHalf(allowed, all.length);
        },
      }),
      variant({
        name: 'node-casbin',
        setup: () => casbin(count),
        async run({ enforcer, asked: all }) {
          let allowed = 0;
          for (const { ref, permission } of all) {
            if (await enforcer.enforce(ref, permission, 'read')) allowed++;
          }
          expectHalf(allowed, all.length);
        },
      }),
    ],
  };
};

const overHttp = (count: number): Benchmark => {
  const people = askers(count);
  const variantOf = (
    name: string,
    startPortal: (count: number) => Promise<PermissionPortal>,
  ) =>
    variant({
      name,
      setup: () => startPortal(count),
      async run(portal) {
        for (const person of people) {
          const asked = questions([person], EACH);
          const allowed = await portal.allowed(
            person.ref,
            asked.map(({ permission }) => permission),
          );
          expectHalf(allowed, asked.length);
        }
      },
      teardown: portal => portal.stop(),
    });
  return {
    name: `${count} access rules over HTTP`,
    what: `${people.length} requests to a running permission backend, each of ${EACH} decisions, with ${count} rules`,
    rounds: 1,
    variants: [
      variantOf('meshwright', startAccessPortal),
      variantOf(
        '@backstage-community/plugin-rbac-backend (PostgreSQL)',
        startRbacPortal,
      ),
    ],
  };
};

const PRODUCTS = Number(process.env.BENCH_PRODUCTS ?? 20_000);

const PAGES = {
  'by name': 'filter=kind=dataproduct&orderField=metadata.title,asc&limit=24',
  'active ones of a type':
    'filter=kind=dataproduct,spec.lifecycle=active,spec.type=aggregate&orderField=metadata.title,asc&limit=24',
};

const catalogPage = (name: keyof typeof PAGES, engine: Engine): Benchmark => {
  const variantOf = (policy: 'data-mesh' | 'allow-all') =>
    variant({
      name: policy === 'data-mesh' ? 'meshwright: conditions' : 'allow-all',
      setup: () => startGuardedCatalog(policy, PRODUCTS, engine),
      async run(catalog) {
        const { items } = await catalog.page(PAGES[name]);
        if (items.length !== 24) {
          throw new Error(`The page has ${items.length} products`);
        }
      },
      teardown: catalog => catalog.stop(),
    });
  return {
    name: `a catalog page, ${name}, ${engine}`,
    ...(engine === 'PostgreSQL' && { postgres: true }),
    what: `24 of ${PRODUCTS} products, with what a member of one team may see, counted`,
    variants: [variantOf('data-mesh'), variantOf('allow-all')],
  };
};

const SIZES = [100, 1_000, 10_000];

export const benchmarks: Benchmark[] = [
  ...SIZES.map(decisions),
  ...SIZES.map(overHttp),
  ...(['SQLite', 'PostgreSQL'] as const).flatMap(engine =>
    (['by name', 'active ones of a type'] as const).map(name =>
      catalogPage(name, engine),
    ),
  ),
];
