// SPDX-License-Identifier: Apache-2.0
import type { FlowGraph } from '@meshwright/plugin-data-mesh-react';
import {
  answerOf,
  columnId,
  columnNode,
  datasetId,
  datasetNode,
  edge,
  insideFinance,
  insideSums,
  productId,
  products,
} from '../__testUtils__/answers';
import type { LineageData } from '../data/useLineageData';
import { readView } from '../state/lineageView';
import { buildFlow } from './buildFlow';

const now = new Date('2026-03-03T10:00:00Z');
const build = (data: LineageData, address = '', states = new Map()) =>
  buildFlow(data, readView(new URLSearchParams(address)), {
    entityPath: ref => `/catalog/${ref}`,
    nameOf: ref => `The ${ref.replace(/^.*\//, '')}`,
    states,
    now,
  });
const short = (id: string) => id.replace(/^.*#/, '');
const linesOf = ({ lines }: FlowGraph) =>
  lines
    .map(({ from, to, style }) =>
      [
        `${short(from.row ?? from.box)} > ${short(to.row ?? to.box)}`,
        style,
      ].join(' '),
    )
    .sort();

describe('products', () => {
  it('are boxes, with what several sources say of two of them as one line', () => {
    const { graph } = build(
      { answer: products, inside: [] },
      '',
      new Map([
        [productId('shop'), { state: 'error', text: '1 open incident' }],
      ]),
    );
    expect(graph.boxes).toEqual([
      expect.objectContaining({
        title: 'Finance',
        caption: 'The money',
        own: true,
        open: false,
        href: '/catalog/dataproduct:default/finance',
      }),
      expect.objectContaining({
        title: 'Shop',
        state: 'error',
        stateText: '1 open incident',
        before: { hidden: 37, open: false },
      }),
      expect.objectContaining({ title: 'Not yours to see', closed: true }),
    ]);
    expect(graph.boxes[2].href).toBeUndefined();
    expect(graph.lines.map(({ text, style }) => [style, text])).toEqual([
      ['seen', 'Observed in runs, last yesterday (2026-03-02). Declared.'],
      ['declared', 'Declared. Never observed.'],
    ]);
  });

  it('open into their datasets, and lines go to those', () => {
    const data: LineageData = {
      answer: products,
      inside: [
        {
          id: productId('finance'),
          granularity: 'dataset',
          answer: insideFinance,
        },
      ],
    };
    const { graph, about } = build(
      data,
      `open=${encodeURIComponent(productId('finance'))}`,
    );
    expect(graph.boxes[0].rows.map(({ title, open }) => [title, open])).toEqual(
      [
        ['rates', false],
        ['sums', false],
      ],
    );
    // The line to what is closed stays with the box: its id in the other answer means something else.
    expect(linesOf(graph)).toEqual([
      'finance > closed:1 declared',
      'shop > sums seen',
    ]);
    expect(graph.lines[0].text).toContain('Declared.');
    expect(about(datasetId('sums'))?.name).toBe('sums');
  });

  it('open further into columns', () => {
    const { graph } = build(
      {
        answer: products,
        inside: [
          {
            id: productId('finance'),
            granularity: 'dataset',
            answer: insideFinance,
          },
          { id: datasetId('sums'), granularity: 'column', answer: insideSums },
        ],
      },
      `open=${encodeURIComponent(
        productId('finance'),
      )}&open=${encodeURIComponent(datasetId('sums'))}`,
    );
    expect(
      graph.boxes[0].rows.map(({ title, level }) => `${level} ${title}`),
    ).toEqual(['0 rates', '0 sums', '1 total']);
    expect(linesOf(graph)).toContain('shop > total seen');
    expect(linesOf(graph)).not.toContain('shop > sums seen');
  });

  it('stay closed where what is inside could not be had', () => {
    const { graph } = build(
      { answer: products, inside: [] },
      `open=${encodeURIComponent(productId('finance'))}`,
    );
    expect(graph.boxes[0]).toMatchObject({ open: false, rows: [] });
  });
});

it('counts rows that there are too many of, and shows them on request', () => {
  const columns = Array.from({ length: 20 }, (_, i) =>
    columnNode('wide', `c${String(i).padStart(2, '0')}`),
  );
  const data: LineageData = {
    answer: answerOf([datasetId('wide')], [datasetNode('wide')]),
    inside: [
      {
        id: datasetId('wide'),
        granularity: 'column',
        answer: answerOf(
          columns.map(({ id }) => id),
          columns,
        ),
      },
    ],
  };
  const address = `of=dataset&open=${encodeURIComponent(datasetId('wide'))}`;
  const few = build(data, address).graph.boxes[0].rows;
  expect(few).toHaveLength(13);
  expect(few[12]).toMatchObject({ title: '8 more columns', more: 8 });
  const all = `${address}&all=${encodeURIComponent(datasetId('wide'))}`;
  expect(build(data, all).graph.boxes[0].rows).toHaveLength(20);
});

it('tells tables of one name apart by their environment, but for production', () => {
  const environments = ['prod', 'dev'].map(environment =>
    datasetNode(`${environment}.orders`, 'shop', {
      facts: { product: productId('shop'), environment },
    }),
  );
  const { graph } = build(
    { answer: answerOf([], environments), inside: [] },
    'of=dataset',
  );
  expect(graph.boxes.map(({ title, caption }) => [title, caption])).toEqual([
    ['orders', 'The shop · Dataset'],
    ['orders', 'The shop · dev · Dataset'],
  ]);
});

it('gathers columns in boxes of their datasets', () => {
  const { graph } = build(
    {
      answer: answerOf(
        [columnId('sums', 'total')],
        [
          { ...columnNode('sums', 'total'), hiddenDown: 2 },
          columnNode('orders', 'amount'),
        ],
        [edge(columnId('orders', 'amount'), columnId('sums', 'total'))],
      ),
      inside: [],
    },
    'of=column',
  );
  expect(
    graph.boxes.map(({ title, own, after, rows }) => [
      title,
      own,
      after.hidden,
      rows.map(row => row.title),
    ]),
  ).toEqual([
    ['sums', true, 2, ['total']],
    ['orders', false, 0, ['amount']],
  ]);
  expect(linesOf(graph)).toEqual(['amount > total seen']);
});

describe('lines', () => {
  const lineOf = (some: Parameters<typeof edge>[2], address = '') =>
    build(
      {
        answer: answerOf(
          [datasetId('a')],
          [datasetNode('a'), datasetNode('b')],
          [edge(datasetId('a'), datasetId('b'), some)],
        ),
        inside: [],
      },
      `of=dataset${address}`,
    ).graph.lines[0];

  it.each([
    [{}, 'seen'],
    [{ lastSeen: '2025-12-01T00:00:00Z' }, 'stale'],
    [{ kind: 'indirect' as const }, 'rows'],
    [{ source: 'dbt' as const, lastSeen: undefined }, 'seen'],
    [{ source: 'contract' as const, lastSeen: undefined }, 'declared'],
  ])('%j are %s', (some, style) => {
    expect(lineOf(some).style).toBe(style);
  });

  it('that nobody declares are warnings while differences are looked at', () => {
    expect(lineOf({}).warning).toBeUndefined();
    expect(lineOf({}, '&panel=gap')).toMatchObject({
      warning: true,
      text: expect.stringContaining('Declared by nobody'),
    });
  });
});

describe('filters', () => {
  const fact = (name: string, domain: string) =>
    datasetNode(name, undefined, { facts: { domain } });
  const answer = answerOf(
    [datasetId('a')],
    [fact('a', 'x'), fact('b', 'y'), fact('c', 'y'), fact('d', 'z')],
    [
      edge(datasetId('a'), datasetId('b')),
      edge(datasetId('b'), datasetId('c')),
      edge(datasetId('c'), datasetId('d'), {
        lastSeen: '2025-12-01T00:00:00Z',
      }),
    ],
  );
  const filtered = (address: string) =>
    build({ answer, inside: [] }, `of=dataset&${address}`);

  it('take boxes out, count them, and keep ways through them', () => {
    const { graph, filtered: count } = filtered('domain=z');
    expect(graph.boxes.map(({ title }) => title)).toEqual(['a', 'd']);
    expect(count).toBe(2);
    expect(graph.lines).toEqual([
      expect.objectContaining({
        style: 'through',
        text: 'Through 2 boxes that are filtered out.',
      }),
    ]);
  });

  it('take lines out, with what nothing leads to any more', () => {
    const { graph, filtered: count } = filtered('fresh=day');
    expect(graph.boxes.map(({ title }) => title)).toEqual(['a', 'b', 'c']);
    expect(count).toBe(1);
    expect(filtered('source=contract').graph.boxes).toHaveLength(1);
  });
});
