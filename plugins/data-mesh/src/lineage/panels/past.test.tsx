// SPDX-License-Identifier: Apache-2.0
import type { ReactElement } from 'react';
import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import type {
  LineageApi,
  LineageHistoryItem,
} from '@meshwright/plugin-data-mesh-common';
import { lineageApiRef } from '@meshwright/plugin-data-mesh-react';
import {
  datasetId,
  datasetNode,
  edge,
  productId,
} from '../__testUtils__/answers';
import { readView } from '../state/lineageView';
import { ChangesPanel } from './ChangesPanel';
import { HistoryTab } from './HistoryTab';

function show(element: ReactElement, lineage: Partial<LineageApi>) {
  const user = userEvent.setup();
  renderInTestApp(element, {
    apis: [[lineageApiRef, lineage as LineageApi]],
  });
  return user;
}

describe('what changed between two days', () => {
  const view = readView(new URLSearchParams('at=2026-03-10&since=2026-03-01'));

  it('are connections that came and went, of which those that may not be seen are counted', async () => {
    const onChange = jest.fn();
    const getLineageDifferences = jest.fn(async () => ({
      added: [edge(productId('shop'), productId('finance'))],
      removed: [],
      counts: { added: 3, removed: 0 },
    }));
    const user = show(<ChangesPanel view={view} onChange={onChange} />, {
      getLineageDifferences,
    });
    expect(await screen.findByText('Appeared (3)')).toBeInTheDocument();
    expect(screen.getByText(/^2 more that you may not see/)).toBeVisible();
    expect(screen.getByText('Ended (0)')).toBeInTheDocument();
    expect(getLineageDifferences).toHaveBeenCalledWith(
      expect.objectContaining({
        before: '2026-03-01',
        after: '2026-03-10',
        granularity: 'product',
      }),
      expect.anything(),
    );
    await user.click(screen.getByRole('button', { name: 'shop' }));
    expect(onChange).toHaveBeenLastCalledWith({
      chosen: { box: productId('shop') },
    });
    fireEvent.change(screen.getByLabelText('From'), {
      target: { value: '2026-02-01' },
    });
    expect(onChange).toHaveBeenLastCalledWith({ since: '2026-02-01' });
  });

  it('cannot always be learned', async () => {
    show(<ChangesPanel view={view} onChange={() => {}} />, {
      getLineageDifferences: async () => {
        throw new Error('The database is away.');
      },
    });
    expect(
      await screen.findByText('The changes could not be loaded'),
    ).toBeInTheDocument();
  });
});

describe('the history', () => {
  const sums = datasetNode('sums');
  const items: LineageHistoryItem[] = [
    {
      at: '2026-03-02T10:00:00.000Z',
      what: 'ended',
      edge: edge(datasetId('orders'), sums.id),
    },
    {
      at: '2026-03-01T10:00:00.000Z',
      what: 'appeared',
      edge: edge(sums.id, 'closed:1'),
    },
    { at: '2026-02-01T10:00:00.000Z', what: 'run', state: 'failed' },
  ];
  const view = readView(new URLSearchParams());

  it('tells when connections came and went and how runs ended, page by page', async () => {
    const getLineageHistory = jest.fn(async () => ({ items, total: 50 }));
    const user = show(<HistoryTab node={sums} view={view} />, {
      getLineageHistory,
    });
    for (const words of [
      'No longer seen to come from orders',
      'Began to go to not yours to see',
      'Run: Failed',
    ]) {
      expect(await screen.findByText(words)).toBeInTheDocument();
    }
    await user.click(screen.getByRole('button', { name: 'Show more of 50' }));
    expect(getLineageHistory).toHaveBeenLastCalledWith(
      { node: sums.id, limit: 40 },
      expect.anything(),
    );
  });

  it.each([
    ['is empty', [], 'Nothing was observed yet.'],
    ['cannot be loaded', undefined, 'The history could not be loaded'],
  ])('says that it %s', async (_, known, words) => {
    show(<HistoryTab node={sums} view={view} />, {
      getLineageHistory: async () => {
        if (!known) throw new Error('away');
        return { items: known, total: 0 };
      },
    });
    const main = within(document.body);
    expect(await main.findByText(words, { exact: false })).toBeInTheDocument();
  });
});
