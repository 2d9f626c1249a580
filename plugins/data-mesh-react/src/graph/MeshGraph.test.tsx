// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import axe from 'axe-core';
import { edgePath, pointOn } from './edgeShape';
import { foldGroups, limitNodes } from './foldGroups';
import { highlightOf } from './highlight';
import { MeshGraph } from './MeshGraph';
import { placeLabels } from './placeLabels';
import type { GraphEdge, GraphGroup, GraphNode } from './types';

// The first render of a file loads all of Backstage.
jest.setTimeout(30_000);

const GROUPS: GraphGroup[] = [
  { id: 'sales', title: 'Sales' },
  { id: 'finance', title: 'Finance' },
];

const NODES: GraphNode[] = [
  { id: 'orders', title: 'Orders', group: 'sales', href: '/orders' },
  {
    id: 'returns',
    title: 'Returns',
    group: 'sales',
    state: 'error',
    stateText: '2 errors',
  },
  {
    id: 'revenue',
    title: 'Revenue',
    group: 'finance',
    state: 'ok',
    stateText: 'No problems',
  },
  { id: 'report', title: 'Yearly report' },
];

const EDGES: GraphEdge[] = [
  { from: 'orders', to: 'returns', via: ['Order lines'] },
  { from: 'orders', to: 'revenue', via: ['Order lines'] },
  {
    from: 'returns',
    to: 'revenue',
    count: 2,
    via: ['Refunds'],
    state: 'warning',
    stateText: 'late',
  },
  { from: 'revenue', to: 'report' },
];

const many = (count: number): GraphNode[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `n${i}`,
    title: `Product ${i}`,
    group: i % 2 ? 'sales' : 'finance',
  }));

function Graph(props: Partial<Parameters<typeof MeshGraph>[0]>) {
  return (
    <MeshGraph
      label="how products read from each other"
      nodes={NODES}
      edges={EDGES}
      groups={GROUPS}
      words={{
        node: ['product', 'products'],
        edge: ['contract', 'contracts'],
      }}
      {...props}
    />
  );
}

const box = (name: RegExp) => screen.getByRole('button', { name });

describe('MeshGraph', () => {
  it('draws a small graph open, says of each box what a screen reader needs, and is one stop for Tab', async () => {
    const { container } = renderInTestApp(<Graph />);
    const drawing = await screen.findByRole('group', {
      name: 'how products read from each other',
    });
    expect(within(drawing).getAllByRole('button')).toHaveLength(4);
    for (const name of [
      'Orders Reads from 0, Feeds 2',
      'Returns 2 errors, Reads from 1, Feeds 1',
      'Revenue No problems, Reads from 2, Feeds 1',
      'Yearly report Reads from 1, Feeds 0',
    ]) {
      expect(within(drawing).getByRole('button', { name })).toBeInTheDocument();
    }
    expect(
      within(drawing)
        .getAllByRole('button')
        .filter(button => button.tabIndex === 0),
    ).toHaveLength(1);
    expect(screen.getByText('2 contracts')).toBeInTheDocument();
    expect(screen.queryByText('1 contract')).not.toBeInTheDocument();
    const { violations } = await axe.run(container, {
      rules: {
        'color-contrast': { enabled: false },
        'label-content-name-mismatch': { enabled: false },
      },
    });
    expect(
      violations.filter(({ impact }) =>
        ['serious', 'critical'].includes(impact ?? ''),
      ),
    ).toEqual([]);
  });

  it('moves along connections with the arrow keys, chooses with Enter and lets go with Escape', async () => {
    const user = userEvent.setup();
    renderInTestApp(<Graph />);
    await screen.findByText('Orders');
    box(/^Orders/).focus();
    await user.keyboard('{ArrowRight}');
    expect(box(/^Returns/)).toHaveFocus();
    await user.keyboard('{ArrowRight}');
    expect(box(/^Revenue/)).toHaveFocus();
    await user.keyboard('{ArrowRight}');
    expect(box(/^Yearly report/)).toHaveFocus();
    await user.keyboard('{ArrowRight}');
    expect(box(/^Yearly report/)).toHaveFocus();
    await user.keyboard('{ArrowLeft}{Enter}');
    expect(box(/^Revenue/)).toHaveAttribute('aria-pressed', 'true');

    const details = screen.getByRole('region', { name: 'About Revenue' });
    expect(details).toHaveTextContent('No problems');
    expect(details).toHaveTextContent('Refunds and 1 more');
    await user.click(within(details).getByRole('button', { name: 'Returns' }));
    expect(box(/^Returns/)).toHaveFocus();
    expect(
      screen.getByRole('region', { name: 'About Returns' }),
    ).toBeInTheDocument();
    await user.keyboard('{Escape}');
    expect(
      screen.queryByRole('region', { name: /^About/ }),
    ).not.toBeInTheDocument();
  });

  it('starts folded when there is much, opens groups by mouse and key, and says what is hidden', async () => {
    const user = userEvent.setup();
    const nodes = many(20);
    renderInTestApp(
      <Graph
        nodes={nodes}
        edges={[
          { from: 'n0', to: 'n1' },
          { from: 'n2', to: 'n3' },
          { from: 'n0', to: 'n2' },
        ]}
        cut="7 more are not drawn"
      />,
    );
    expect(
      await screen.findByText('20 products folded into 2 groups'),
    ).toBeInTheDocument();
    expect(screen.getByText('7 more are not drawn')).toBeInTheDocument();
    const finance = box(/^Finance 10 products closed group/);
    expect(finance).toHaveAccessibleName(/Feeds 1$/);
    finance.focus();
    await user.keyboard('o');
    expect(box(/^Product 0 /)).toHaveFocus();
    expect(
      screen.getByText('10 products folded into 1 group'),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Open Sales' }));
    expect(box(/^Product 1 /)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Fold all' }));
    expect(screen.queryByText('Product 1')).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Open all' }));
    expect(screen.getByText('Product 19')).toBeInTheDocument();
  });

  it('finds what is folded away, and Enter leads there', async () => {
    const user = userEvent.setup();
    renderInTestApp(<Graph nodes={many(20)} edges={[]} />);
    const search = await screen.findByRole('searchbox', {
      name: 'Find a product in how products read from each other',
    });
    await user.type(search, 'product 1');
    expect(
      screen.getByText('11 found, Enter shows the next'),
    ).toBeInTheDocument();
    await user.keyboard('{Enter}');
    expect(box(/^Product 1 /)).toHaveFocus();
    await user.click(search);
    await user.keyboard('{Enter}');
    expect(box(/^Product 10 /)).toHaveFocus();
    await user.clear(search);
    await user.type(search, 'nothing like it');
    expect(screen.getByText('None found')).toBeInTheDocument();
  });

  it('says the same as a table, under groups, with links', async () => {
    const user = userEvent.setup();
    renderInTestApp(<Graph />);
    await user.click(await screen.findByRole('button', { name: 'Table' }));
    const table = screen.getByRole('table', {
      name: 'how products read from each other',
    });
    const rows = within(table)
      .getAllByRole('row')
      .map(row => row.textContent);
    expect(rows).toEqual([
      'ProductStateReads fromFeeds',
      'Finance',
      'RevenueNo problemsOrders, Returns (2 contracts)Yearly report',
      'Sales',
      'Orders–Returns, Revenue',
      'Returns2 errorsOrdersRevenue (2 contracts)',
      'Without a group',
      'Yearly reportRevenue–',
    ]);
    expect(within(table).getByRole('link', { name: 'Orders' })).toHaveAttribute(
      'href',
      '/orders',
    );
  });

  it('zooms by keys, buttons and wheel, and fits again', async () => {
    const user = userEvent.setup();
    renderInTestApp(<Graph />);
    const drawing = await screen.findByRole('group', {
      name: 'how products read from each other',
    });
    const scale = () =>
      Number(/scale\((.*)\)/.exec(drawing.style.transform)![1]);
    expect(scale()).toBe(1);
    await user.click(screen.getByRole('button', { name: 'Zoom in' }));
    expect(scale()).toBeCloseTo(1.25);
    box(/^Orders/).focus();
    await user.keyboard('-');
    expect(scale()).toBeCloseTo(1);
    fireEvent.wheel(drawing, { deltaY: -100 });
    expect(scale()).toBeCloseTo(1);
    fireEvent.wheel(drawing, { deltaY: -100, ctrlKey: true });
    expect(scale()).toBeGreaterThan(1.3);
  });

  it('hands its state to whoever keeps it', async () => {
    const user = userEvent.setup();
    function Kept() {
      const [chosen, setChosen] = useState<string | undefined>('orders');
      return (
        <>
          <output>{chosen ?? 'nothing'}</output>
          <Graph chosen={chosen} onChosenChange={setChosen} />
        </>
      );
    }
    renderInTestApp(<Kept />);
    expect(
      await screen.findByRole('region', { name: 'About Orders' }),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Close details' }));
    expect(screen.getByText('nothing')).toBeInTheDocument();
  });
});

describe('foldGroups', () => {
  it('puts connections together, and lets the worst state stand for all', () => {
    const graph = foldGroups(NODES, EDGES, GROUPS, new Set());
    expect(
      graph.nodes.map(node => [node.id, node.state, node.stateText]),
    ).toEqual([
      ['group:sales', 'error', '1 of 2 with errors'],
      ['group:finance', 'ok', 'No problems'],
      ['report', undefined, undefined],
    ]);
    expect(graph.edges).toEqual([
      expect.objectContaining({
        from: 'group:sales',
        to: 'group:finance',
        count: 3,
        state: 'warning',
        stateText: 'late',
        via: ['Order lines', 'Refunds'],
      }),
      expect.objectContaining({
        from: 'group:finance',
        to: 'report',
        count: 1,
      }),
    ]);
    expect(graph.nodes[0].foldedEdges).toBe(1);
  });

  it('leaves out connections to what is not there', () => {
    const graph = foldGroups(
      [NODES[3]],
      [{ from: 'gone', to: 'report' }],
      [],
      new Set(),
    );
    expect(graph.edges).toEqual([]);
  });

  it('keeps the most connected where there is too much to draw', () => {
    const all = foldGroups(NODES, EDGES, [], new Set());
    const limited = limitNodes(all, 2);
    expect(limited.nodes.map(({ id }) => id)).toContain('revenue');
    expect(limited.nodes).toHaveLength(2);
    expect(
      limited.edges.every(({ from, to }) =>
        [from, to].every(id => limited.nodes.some(node => node.id === id)),
      ),
    ).toBe(true);
    expect(limitNodes(all, 4)).toBe(all);
  });
});

describe('highlightOf', () => {
  const graph = foldGroups(
    ['a', 'b', 'c', 'd', 'e'].map(id => ({ id, title: id })),
    [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
      { from: 'a', to: 'd' },
      { from: 'c', to: 'e' },
      { from: 'e', to: 'c' },
    ],
    [],
    new Set(),
  );

  it.each([
    ['neighbours' as const, ['a', 'b', 'c']],
    ['paths' as const, ['a', 'b', 'c', 'e']],
  ])('takes the %s of a node and never a sibling', (reach, expected) => {
    expect([...highlightOf(graph, 'b', reach).nodes].sort()).toEqual(expected);
  });
});

describe('edgeShape', () => {
  const straight = { from: { x: 0, y: 0 }, to: { x: 100, y: 40 }, turn: 50 };

  it('draws a line through its points', () => {
    expect(edgePath([straight])).toBe('M0,0C50,0 50,40 100,40');
    expect(pointOn(straight, 0)).toEqual({ x: 0, y: 0 });
    expect(pointOn(straight, 0.5)).toEqual({ x: 50, y: 20 });
  });
});

describe('placeLabels', () => {
  it('covers nothing: takes another place, then fewer words, then none', () => {
    const blocked = { x: 90, y: 30, width: 200, height: 60 };
    const labels = placeLabels(
      Array.from({ length: 14 }, (_, i) => ({
        id: `line ${i}`,
        course: [{ from: { x: 0, y: 0 }, to: { x: 90, y: 60 }, turn: 45 }],
        texts: ['12 contracts', '12'],
      })),
      [blocked],
    );
    const free = [...labels.values()].filter(label => !label.crowded);
    expect(new Set(free.map(label => label.text))).toEqual(
      new Set(['12 contracts', '12']),
    );
    expect(free.length).toBeLessThan(14);
    const rects = free.map(({ x, y, width }) => ({
      x: x - width / 2,
      y: y - 10,
      width,
      height: 20,
    }));
    [blocked, ...rects].forEach((a, i, all) =>
      all.slice(i + 1).forEach(b => {
        const apart =
          a.x + a.width <= b.x ||
          b.x + b.width <= a.x ||
          a.y + a.height <= b.y ||
          b.y + b.height <= a.y;
        expect(apart).toBe(true);
      }),
    );
  });
});
