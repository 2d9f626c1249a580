// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { seriousFaults } from '../__testUtils__/axe';
import { drawnFlow } from './drawnFlow';
import { foldGroups, limitNodes } from './foldGroups';
import { MeshGraph } from './MeshGraph';
import type { GraphEdge, GraphGroup, GraphNode } from './types';

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
      fileName="products"
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
      'Orders Comes from 0, goes to 2',
      'Returns 2 errors, Comes from 1, goes to 1',
      'Revenue No problems, Comes from 2, goes to 1',
      'Yearly report Comes from 1, goes to 0',
    ]) {
      expect(within(drawing).getByRole('button', { name })).toBeInTheDocument();
    }
    expect(
      within(drawing)
        .getAllByRole('button')
        .filter(button => button.tabIndex === 0),
    ).toHaveLength(1);
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('moves along connections with the arrow keys, chooses with Enter and lets go with Escape', async () => {
    const user = userEvent.setup();
    renderInTestApp(<Graph />);
    await screen.findByText('Orders');
    act(() => box(/^Orders/).focus());
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(document.activeElement).toHaveAccessibleName(
      /^(Revenue|Yearly report)/,
    );
    act(() => box(/^Revenue/).focus());
    await user.keyboard('{Enter}');
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

  it('starts folded when there is much, opens groups, and says what is hidden', async () => {
    const user = userEvent.setup();
    renderInTestApp(
      <Graph
        nodes={many(20)}
        edges={[
          { from: 'n0', to: 'n1' },
          { from: 'n2', to: 'n3' },
          { from: 'n0', to: 'n2' },
        ]}
        cut="7 more are not drawn"
      />,
    );
    expect(
      await screen.findByText(
        '20 products folded into 2 groups. 7 more are not drawn',
      ),
    ).toBeInTheDocument();
    expect(box(/^Finance 10 products .*goes to 1$/)).toBeInTheDocument();
    await user.click(box(/^Open Finance$/));
    expect(box(/^Product 0 /)).toHaveFocus();
    expect(
      screen.getByText(/^10 products folded into 1 group/),
    ).toBeInTheDocument();
    await user.click(box(/^Open Sales$/));
    expect(box(/^Product 1 /)).toBeInTheDocument();
    await user.click(box(/^Fold all$/));
    expect(screen.queryByText('Product 1')).not.toBeInTheDocument();
    await user.click(box(/^Open all$/));
    expect(screen.getByText('Product 19')).toBeInTheDocument();
  });

  it('finds what is folded away, and opens what it is in', async () => {
    const user = userEvent.setup();
    renderInTestApp(<Graph nodes={many(20)} edges={[]} />);
    const search = await screen.findByRole('searchbox', {
      name: 'Find in how products read from each other',
    });
    await user.type(search, 'product 1');
    expect(screen.getByText('11 found')).toBeInTheDocument();
    await user.keyboard('{Enter}');
    expect(screen.getByText('1 of 11')).toBeInTheDocument();
    expect(box(/^Product 1 /)).toBeInTheDocument();
    expect(screen.queryByText('Product 0')).not.toBeInTheDocument();
    await user.keyboard('{Enter}');
    expect(box(/^Product 10 /)).toBeInTheDocument();
    await user.clear(search);
    await user.type(search, 'nothing like it');
    expect(screen.getByText('None found')).toBeInTheDocument();
  });

  it('says the same as a tree, in which all boxes come first', async () => {
    const user = userEvent.setup();
    renderInTestApp(<Graph />);
    await user.click(await screen.findByRole('button', { name: 'Tree' }));
    const tree = screen.getByRole('tree', {
      name: 'how products read from each other',
    });
    const items = () =>
      within(tree)
        .getAllByRole('treeitem')
        .map(item => item.textContent);
    expect(items()).toEqual([
      'Orders',
      'Returns2 errors',
      'RevenueNo problems',
      'Yearly report',
    ]);
    act(() => within(tree).getAllByRole('treeitem')[2].focus());
    await user.keyboard('{ArrowRight}{ArrowDown}{ArrowRight}');
    expect(items()).toContain(
      'Returns2 errors · 2 contracts: Refunds and 1 more',
    );
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
    await user.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.getByText('nothing')).toBeInTheDocument();
  });
});

describe('drawnFlow', () => {
  const graph = foldGroups(NODES, EDGES, GROUPS, new Set(['finance']));
  const words = {
    node: ['product', 'products'] as [string, string],
    edge: ['contract', 'contracts'] as [string, string],
  };

  it('makes a closed group a box to be opened, and lines as thick as what they stand for', () => {
    const { boxes, lines } = drawnFlow(graph, words, 'many');
    expect(boxes.map(({ id, caption, open }) => [id, caption, open])).toEqual([
      ['group:sales', '2 products', false],
      ['revenue', undefined, undefined],
      ['report', undefined, undefined],
    ]);
    expect(
      lines.map(({ weight, label, text }) => [weight, label, text]),
    ).toEqual([
      [3, ['3 contracts', '3'], '3 contracts: Order lines, Refunds and 1 more'],
      [1, undefined, '1 contract'],
    ]);
  });

  it('labels single connections only when asked to', () => {
    expect(drawnFlow(graph, words, 'all').lines[1].label).toEqual([
      '1 contract',
      '1',
    ]);
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
        via: ['Order lines', 'Refunds'],
      }),
      expect.objectContaining({
        from: 'group:finance',
        to: 'report',
        count: 1,
      }),
    ]);
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
