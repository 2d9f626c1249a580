// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInMesh } from '../__testUtils__/renderInMesh';
import { seriousFaults } from '../__testUtils__/axe';
import { graphOf, largeGraph, line } from './__testUtils__/graphs';
import { FlowView } from './FlowView';
import type { FlowViewProps } from './FlowView';
import type { FlowEnd, FlowGraph } from './types';

const graph = graphOf(
  [
    line('Raw>Orders', {
      style: 'declared',
      text: 'Declared. Never observed.',
    }),
    'Orders>Sums',
    'Orders.id>Board',
  ],
  [
    { id: 'Raw', before: { hidden: 37, open: false } },
    { id: 'Orders', own: true, open: true, caption: 'Finance' },
    { id: 'Sums', after: { hidden: 0, open: true } },
    { id: 'Board', state: 'error', stateText: '2 checks fail', closed: true },
  ],
);

function show(some: Partial<FlowViewProps> & { graph?: FlowGraph } = {}) {
  const calls = {
    onToggle: jest.fn(),
    onMore: jest.fn(),
    onSide: jest.fn(),
    onChoose: jest.fn(),
  };
  function Page() {
    const [search, setSearch] = useState('');
    const [view, setView] = useState<FlowViewProps['view']>();
    const [chosen, setChosen] = useState<FlowEnd>();
    return (
      <FlowView
        label="Lineage of Orders"
        graph={graph}
        view={view}
        onView={setView}
        search={search}
        onSearch={setSearch}
        chosen={chosen}
        fileName="lineage"
        {...calls}
        onChoose={end => {
          calls.onChoose(end);
          setChosen(end);
        }}
        {...some}
      />
    );
  }
  return { ...renderInMesh(<Page />), ...calls, user: userEvent.setup() };
}

const boxButton = (name: RegExp) => screen.getByRole('button', { name });

describe('FlowView', () => {
  it('draws boxes, says what they are connected with, and explains its lines', async () => {
    const { container } = show();
    expect(
      boxButton(/^Orders Finance What this is about, Comes from 1, goes to 2/),
    ).toBeInTheDocument();
    expect(boxButton(/^Board 2 checks fail/)).toBeInTheDocument();
    const legend = screen.getByRole('list', { name: 'What lines mean' });
    expect(
      within(legend)
        .getAllByRole('listitem')
        .map(x => x.textContent),
    ).toEqual(['Observed', 'Declared, never observed']);
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('counts what is hidden, shows it on request, and folds it again', async () => {
    const { user, onSide, onToggle } = show();
    await user.click(boxButton(/^Show 37 more before Raw$/));
    expect(onSide).toHaveBeenLastCalledWith('Raw', 'up', true);
    await user.click(boxButton(/^Fold what was opened after Sums$/));
    expect(onSide).toHaveBeenLastCalledWith('Sums', 'down', false);
    await user.click(boxButton(/^Fold Orders$/));
    expect(onToggle).toHaveBeenLastCalledWith('Orders');
  });

  it('chooses boxes and rows, and lets go', async () => {
    const { user, onChoose } = show();
    await user.click(boxButton(/^id$/));
    expect(onChoose).toHaveBeenLastCalledWith({
      box: 'Orders',
      row: 'Orders.id',
    });
    await user.keyboard('{Escape}');
    expect(onChoose).toHaveBeenLastCalledWith(undefined);
  });

  it('goes along connections by arrow keys', async () => {
    const { user } = show();
    act(() => boxButton(/^Orders Finance/).focus());
    await user.keyboard('{ArrowLeft}');
    expect(boxButton(/^Raw/)).toHaveFocus();
    await user.keyboard('{ArrowRight}');
    expect(boxButton(/^Orders Finance/)).toHaveFocus();
  });

  it('finds boxes and goes from one to the next', async () => {
    const { user } = show();
    await user.type(screen.getByLabelText('Find in Lineage of Orders'), 'o');
    expect(screen.getByRole('status')).toHaveTextContent('2 found');
    await user.keyboard('{Enter}');
    expect(screen.getByRole('status')).toHaveTextContent('1 of 2');
    await user.click(boxButton(/^Next match$/));
    await user.click(boxButton(/^Next match$/));
    expect(screen.getByRole('status')).toHaveTextContent('1 of 2');
    await user.keyboard('{Shift>}{Enter}{/Shift}');
  });

  it('has only what is in view in the page, of ten thousand', () => {
    show({ graph: largeGraph(2_000) });
    const drawn = screen.getAllByRole('button', { name: /^n\d+ Dataset/ });
    expect(drawn.length).toBeGreaterThan(5);
    expect(drawn.length).toBeLessThan(300);
  });

  it('is a tree of the same content, by keys alone', async () => {
    const { user, container, onSide, onChoose } = show();
    await user.click(screen.getByRole('button', { name: 'Tree' }));
    const tree = screen.getByRole('tree', { name: 'Lineage of Orders' });
    const items = () =>
      within(tree)
        .getAllByRole('treeitem')
        .map(item => item.textContent);
    expect(items()).toEqual([
      'OrdersFinance',
      'id',
      'Comes from1',
      'RawDeclared. Never observed.',
      'Goes to2',
      'SumsObserved in runs.',
      'Board2 checks fail · Observed in runs.',
    ]);
    expect(await seriousFaults(container)).toEqual([]);
    const first = within(tree).getAllByRole('treeitem')[0];
    expect(first).toHaveAttribute('aria-expanded', 'true');
    act(() => first.focus());
    await user.keyboard('{ArrowDown}{ArrowRight}');
    expect(items()).toContain('Goes to BoardObserved in runs.');
    await user.keyboard(
      '{ArrowLeft}{ArrowDown}{ArrowDown}{ArrowRight}{ArrowDown}{ArrowRight}{ArrowDown}',
    );
    expect(document.activeElement).toHaveTextContent('37 more');
    await user.keyboard('{Enter}');
    expect(onSide).toHaveBeenLastCalledWith('Raw', 'up', true);
    await user.keyboard('{Home}{Enter}');
    expect(onChoose).toHaveBeenLastCalledWith({ box: 'Orders' });
  });
});
