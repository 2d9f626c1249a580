// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';

const SYLLABLES = [
  ...['ba', 'ce', 'di', 'fo', 'gu', 'ka', 'le', 'mi', 'no', 'pu'],
  ...['ra', 'se', 'ti', 'vo', 'zu', 'lor', 'men', 'tas', 'rin', 'dop'],
];
const TYPES = ['source-aligned', 'aggregate', 'consumer-aligned'];
const LIFECYCLES = ['proposed', 'draft', 'active', 'deprecated', 'retired'];
const CLASSES = ['public', 'internal', 'confidential', 'restricted'];
const PLATFORMS = ['aws', 'azure', 'gcp'];

/** Numbers that look random and are the same each time. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A mesh of any size: per 1,000 products about 30 domains, 50 teams and 1,250 contracts of 20 columns. */
export function syntheticMesh(products: number): Entity[] {
  const random = randomNumbers(7);
  const pick = <T>(items: T[]): T => items[random(items.length)];
  const words = Array.from({ length: 4_000 }, () =>
    Array.from({ length: 2 + random(3) }, () => pick(SYLLABLES)).join(''),
  );
  // Few words are frequent and most are rare, as in real texts.
  const word = () => words[Math.floor(words.length * (random(1e6) / 1e6) ** 3)];
  const sentence = (length: number) => Array.from({ length }, word).join(' ');

  const columns = Array.from(
    { length: 10_000 },
    (_, i) => `${word()}_${word()}${i % 3 === 0 ? '_id' : ''}`,
  );

  const domains = Math.max(3, Math.round(products * 0.03));
  const teams = Math.max(3, Math.round(products * 0.05));
  const contracts = Math.round(products * 1.25);
  const entities: Entity[] = [];
  const add = (
    kind: string,
    name: string,
    more: Partial<Entity['metadata']>,
    spec: Entity['spec'],
    relations: Array<[string, string]>,
  ) => {
    const entity: Entity = {
      apiVersion: 'meshwright.io/v1alpha1',
      kind,
      metadata: { name, namespace: 'default', ...more },
      spec,
      relations: relations.map(([type, targetRef]) => ({ type, targetRef })),
    };
    entities.push(entity);
  };

  for (let i = 0; i < teams; i++) {
    add(
      'Group',
      `team-${i}`,
      { title: `Team ${words[i]}` },
      { type: 'team' },
      [],
    );
  }
  for (let i = 0; i < domains; i++) {
    const parent = i >= 20 ? `domain-${random(20)}` : undefined;
    const owner = `team-${random(teams)}`;
    add(
      'Domain',
      `domain-${i}`,
      { title: `Domain ${words[i]}`, description: sentence(8) },
      { owner, ...(parent && { subdomainOf: parent }) },
      [['ownedBy', `group:default/${owner}`]],
    );
  }
  for (let i = 0; i < contracts; i++) {
    const owner = `team-${random(teams)}`;
    const definition = JSON.stringify({
      apiVersion: 'v3.1.0',
      kind: 'DataContract',
      id: `contract-${i}`,
      name: `${word()} ${word()}`,
      version: '1.0.0',
      status: pick(LIFECYCLES),
      schema: [
        {
          name: word(),
          properties: Array.from({ length: 20 }, (_, c) => ({
            name: c === 0 ? 'id' : pick(columns),
            logicalType: 'string',
            description: sentence(6),
          })),
        },
      ],
    });
    add(
      'API',
      `contract-${i}`,
      { title: `${word()} ${word()}` },
      { type: 'data-contract', lifecycle: 'active', owner, definition },
      [['ownedBy', `group:default/${owner}`]],
    );
  }
  for (let i = 0; i < products; i++) {
    const owner = `team-${random(teams)}`;
    const domain = `domain-${random(domains)}`;
    const outputs = [i, ...(i % 4 === 0 ? [products + i / 4] : [])];
    const inputs = Array.from({ length: random(4) }, () => random(contracts));
    add(
      'DataProduct',
      `${word()}-${word()}-${i}`,
      {
        title: `${word()} ${word()} ${word()}`,
        description: sentence(12),
        tags: [word(), word(), `t${random(50)}`],
        labels: { tier: String(random(3)) },
      },
      {
        type: pick(TYPES),
        lifecycle: pick(LIFECYCLES),
        classification: pick(CLASSES),
        purpose: sentence(10),
        version: '1.0.0',
        owner,
        domain,
        platforms: [pick(PLATFORMS)],
        outputPorts: outputs.map(n => ({
          name: word(),
          contract: `contract-${n % contracts}`,
          type: 'tables',
        })),
        inputPorts: inputs.map(n => ({
          name: word(),
          contract: `contract-${n}`,
        })),
      },
      [
        ['ownedBy', `group:default/${owner}`],
        ['partOf', `domain:default/${domain}`],
      ],
    );
  }
  return entities;
}
