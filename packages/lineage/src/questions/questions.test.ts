// SPDX-License-Identifier: Apache-2.0
import { LineageGraph } from '../graph';
import {
  type EdgeSource,
  type Lineage,
  type LineageEdge,
  type LineageNode,
  type NodeFacts,
  type ObservedCheck,
  nodeId,
} from '../model';
import { aboutNodes } from './about';
import { declarationGap, productsWithoutConsumers } from './declared';
import { impactOf } from './impact';
import { originOf } from './origin';
import { isPersonal, personalDataFlow } from './personalData';

const dataset = (name: string) => nodeId('dataset', 'db', name);
const column = (name: string) => {
  const [owner, own] = name.split('.');
  return nodeId('column', 'db', owner, own);
};
const product = (name: string) => nodeId('product', '', name);
const job = (name: string) => nodeId('job', 'jobs', name);
const board = nodeId('exposure', 'dbt://x', 'board');

/** A small mesh: raw -> orders (shop) -> sums (finance) -> board; orders -> opaque, of which no column is known. */
const facts: Record<string, NodeFacts> = {
  [dataset('raw')]: { domain: 'shop' },
  [dataset('orders')]: {
    product: product('shop'),
    owners: ['sales'],
    domain: 'shop',
    contracts: [{ id: 'orders', version: '1.0.0' }],
  },
  [dataset('sums')]: {
    product: product('finance'),
    owners: ['ledger'],
    domain: 'finance',
    contracts: [{ id: 'sums' }],
  },
  [dataset('plan')]: { contracts: [{ id: 'plan' }] },
  [dataset('opaque')]: { owners: ['nobody'], domain: 'ops' },
  [column('raw.mail')]: { tags: ['pii'], classification: 'restricted' },
  [column('orders.mail')]: { classification: 'internal' },
  [column('orders.amount')]: { classification: 'internal' },
  [column('orders.day')]: {},
  [column('sums.total')]: {},
  [column('sums.copy')]: {},
  [product('shop')]: { owners: ['sales'] },
  [product('finance')]: { owners: ['ledger'] },
  [product('idle')]: {},
  [job('load')]: { lastState: 'failed', lastRun: '2026-03-01T00:00:00.000Z' },
  [job('sum')]: { owners: ['ops'] },
  [job('other')]: {},
  [board]: { owners: ['Mia'] },
};
const nodes: LineageNode[] = Object.entries(facts).map(([id, own]) => {
  const type = id.split(':')[0] as LineageNode['type'];
  const [, owner, name] = id.split('#');
  return {
    id,
    type,
    namespace: 'db',
    name: owner,
    ...(type === 'column' && { dataset: dataset(owner), column: name }),
    facts: own,
  };
});
const edge = (
  from: string,
  to: string,
  source: EdgeSource = 'openlineage',
  kind: LineageEdge['kind'] = 'direct',
): LineageEdge => ({
  from,
  to,
  source,
  kind,
  ...(source === 'openlineage' && { jobs: ['some job'] }),
});
const edges = [
  edge(dataset('raw'), dataset('orders')),
  edge(dataset('raw'), job('load')),
  edge(job('load'), dataset('orders')),
  edge(column('raw.mail'), column('orders.mail')),
  edge(dataset('orders'), dataset('sums')),
  edge(dataset('orders'), job('sum')),
  edge(job('sum'), dataset('sums')),
  edge(dataset('orders'), dataset('opaque')),
  edge(column('orders.amount'), column('sums.total')),
  edge(column('orders.mail'), column('sums.copy')),
  edge(column('orders.day'), dataset('sums'), 'openlineage', 'indirect'),
  edge(dataset('sums'), board, 'dbt'),
  edge(dataset('orders'), job('other')),
  edge(product('shop'), product('finance'), 'contract'),
  edge(product('idle'), product('finance'), 'contract'),
  edge(dataset('sums'), dataset('plan'), 'contract'),
];
const lineage: Pick<Lineage, 'nodes' | 'edges'> = { nodes, edges };
const graph = LineageGraph.of(lineage);
const about = aboutNodes(lineage);
const levels = (list: Array<{ id: string; level: string; steps: number }>) =>
  list.map(
    ({ id, level, steps }) =>
      `${id.split('#').slice(1).join('.')} ${level} ${steps}`,
  );

describe('what breaks', () => {
  it('when a column goes of which values are made', () => {
    const impact = impactOf(graph, about, [column('orders.amount')]);
    expect(impact.verdict).toBe('breaking');
    expect(levels(impact.columns)).toEqual(['sums.total direct 1']);
    expect(levels(impact.datasets)).toEqual([
      'opaque possible 1',
      'sums direct 1',
      'plan possible 2',
    ]);
    expect(levels(impact.products)).toEqual(['finance direct 1']);
    expect(levels(impact.jobs)).toEqual(['other possible 1', 'sum direct 1']);
    expect(levels(impact.exposures)).toEqual(['board direct 2']);
    expect(impact.contracts).toEqual([
      {
        id: 'sums',
        dataset: dataset('sums'),
        level: 'direct',
        columns: [column('sums.total')],
      },
      { id: 'plan', dataset: dataset('plan'), level: 'possible', columns: [] },
    ]);
    expect(impact.people).toEqual([
      { owner: 'Mia', owns: [board] },
      { owner: 'ledger', owns: [dataset('sums'), product('finance')] },
      { owner: 'nobody', owns: [dataset('opaque')] },
      { owner: 'ops', owns: [job('sum')] },
    ]);
  });

  it('when a dataset goes, whichever of its columns others read', () => {
    const impact = impactOf(graph, about, [dataset('orders')]);
    expect(impact.verdict).toBe('breaking');
    expect(levels(impact.datasets)).toEqual([
      'opaque direct 1',
      'sums direct 1',
      'plan possible 2',
    ]);
    const chain = LineageGraph.of({
      nodes,
      edges: [
        edge(dataset('raw'), dataset('opaque')),
        edge(dataset('opaque'), dataset('plan'), 'contract'),
      ],
    });
    const far = impactOf(chain, about, [dataset('raw')]);
    expect(far.verdict).toBe('breaking');
    expect(levels(far.datasets)).toEqual(['opaque direct 1', 'plan direct 2']);
  });

  it('when a column goes that only decides on rows, and when it changes its type', () => {
    const day = [column('orders.day')];
    const gone = impactOf(graph, about, day);
    expect(gone.verdict).toBe('breaking');
    expect(levels(gone.columns)).toEqual([
      'sums.copy indirect 1',
      'sums.total indirect 1',
    ]);
    expect(impactOf(graph, about, day, { change: 'type' }).verdict).toBe(
      'risky',
    );
  });

  it('when data is late', () => {
    const impact = impactOf(graph, about, [column('raw.mail')], {
      change: 'late',
    });
    expect(impact.verdict).toBe('risky');
    expect(levels(impact.datasets)).toEqual([
      'orders direct 1',
      'opaque direct 2',
      'sums direct 2',
      'plan direct 3',
    ]);
  });

  it('when nothing depends on it', () => {
    const impact = impactOf(graph, about, [column('sums.copy'), 'column:no']);
    // The board reads the dataset, and may read this column.
    expect(impact.verdict).toBe('risky');
    expect(impact.unknown).toEqual(['column:no']);
    expect(impactOf(graph, about, [dataset('opaque')]).verdict).toBe('none');
  });
});

it('finds where a value comes from, and what may have made it wrong', () => {
  const checks: ObservedCheck[] = [
    { dataset: dataset('raw'), name: 'unique', status: 'fail', tool: 'dbt' },
    { dataset: dataset('orders'), name: 'fine', status: 'pass', tool: 'dbt' },
  ];
  const origin = originOf(graph, about, column('sums.copy'), { checks });
  expect(origin.sources).toEqual([{ id: column('raw.mail'), steps: 2 }]);
  expect(origin.suspects).toEqual([
    {
      id: dataset('raw'),
      steps: 4,
      reason: 'Checks failed: unique.',
      evidence: [
        { kind: 'check', name: 'unique', status: 'fail', tool: 'dbt' },
      ],
    },
    {
      id: job('load'),
      steps: 3,
      reason: 'Its last run failed on 2026-03-01T00:00:00.000Z.',
      evidence: [
        { kind: 'run', name: 'failed', at: '2026-03-01T00:00:00.000Z' },
      ],
    },
  ]);
});

describe('what may have made a value wrong', () => {
  const failing = (name: string, at: string): ObservedCheck => ({
    dataset: dataset(at.split('.')[0]),
    ...(at.includes('.') && { column: at.split('.')[1] }),
    name,
    status: 'fail',
    tool: 'soda',
  });
  const suspects = (id: string, ...checks: ObservedCheck[]) =>
    originOf(graph, about, id, { checks })
      .suspects.filter(({ evidence }) =>
        evidence.some(({ kind }) => kind !== 'run'),
      )
      .map(({ id: each, reason }) => `${each} ${reason}`);

  it('is first what it is made from, and never a column beside it', () => {
    expect(
      suspects(
        column('sums.copy'),
        failing('day-known', 'orders.day'),
        failing('whole', 'orders'),
        failing('mail-known', 'raw.mail'),
        failing('amount-known', 'orders.amount'),
      ),
    ).toEqual([
      `${column('raw.mail')} Checks failed: mail-known.`,
      // It decides which rows there are.
      `${column('orders.day')} Checks failed: day-known.`,
      `${dataset('orders')} Checks failed: whole.`,
    ]);
  });

  it('is any column of what a dataset is made from', () => {
    expect(
      suspects(dataset('sums'), failing('day-known', 'orders.DAY')),
    ).toEqual([`${column('orders.day')} Checks failed: day-known.`]);
  });

  it('is nothing below it', () => {
    expect(suspects(column('raw.mail'), failing('x', 'sums.copy'))).toEqual([]);
  });

  it('is what incidents are open about, told with what checks say', () => {
    const { suspects: found } = originOf(graph, about, dataset('sums'), {
      checks: [failing('whole', 'orders')],
      incidents: [
        { id: '7', title: 'Orders are late', dataset: dataset('orders') },
        { id: '8', title: 'Not on the way', dataset: dataset('plan') },
      ],
    });
    expect(found[0]).toMatchObject({
      id: dataset('orders'),
      reason: 'Incident 7 is open: Orders are late. Checks failed: whole.',
      evidence: [{ kind: 'check' }, { kind: 'incident', incident: '7' }],
    });
    expect(JSON.stringify(found)).not.toContain('Not on the way');
  });
});

describe('declared and observed', () => {
  it('differ between products', () => {
    expect(declarationGap(graph, about)).toEqual({
      declaredOnly: [{ from: product('idle'), to: product('finance') }],
      observedOnly: [],
    });
  });

  it('differ between datasets with contracts', () => {
    expect(declarationGap(graph, about, 'dataset')).toEqual({
      declaredOnly: [{ from: dataset('sums'), to: dataset('plan') }],
      observedOnly: [{ from: dataset('orders'), to: dataset('sums') }],
    });
  });

  it('tell which products nobody consumes', () => {
    const lonely = LineageGraph.of({
      nodes,
      edges: edges.filter(({ from }) => from !== product('idle')),
    });
    expect(productsWithoutConsumers(lonely)).toEqual([product('idle')]);
  });
});

describe('personal data', () => {
  it('is followed by value, and each crossing is told', () => {
    const flow = personalDataFlow(graph, about, nodes);
    expect(flow.marked).toEqual([column('raw.mail')]);
    expect(flow.unmarked).toEqual([column('orders.mail'), column('sums.copy')]);
    expect(
      flow.crossings.map(({ from, to, crosses }) => [from, to, crosses]),
    ).toEqual([
      [column('orders.mail'), column('sums.copy'), 'classification'],
      [column('raw.mail'), column('orders.mail'), 'classification'],
    ]);
  });

  it('that leaves its domain without a contract is told', () => {
    const bare = aboutNodes({
      nodes: nodes.map(node =>
        node.id === dataset('orders')
          ? { ...node, facts: { domain: 'shop' } }
          : node,
      ),
    });
    expect(
      personalDataFlow(graph, bare, nodes).crossings.map(
        ({ reason }) => reason,
      ),
    ).toContain('It goes from shop to finance without a contract.');
  });

  it.each([
    ['pii', true],
    ['personal-data', true],
    ['contains:PII', true],
    ['GDPR', true],
    ['piing', false],
    ['kpi', false],
  ])('is what is tagged %s: %s', (tag, expected) => {
    expect(isPersonal({ facts: { tags: [tag] } })).toBe(expected);
  });
});
