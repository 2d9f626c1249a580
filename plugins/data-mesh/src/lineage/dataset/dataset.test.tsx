// SPDX-License-Identifier: Apache-2.0
import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { LineageApi } from '@meshwright/plugin-data-mesh-common';
import { lineageApiRef } from '@meshwright/plugin-data-mesh-react';
import { screen, within } from '@testing-library/react';
import { seriousFaults } from '../../__testUtils__/axe';
import { lineageRouteRef } from '../../routes';
import {
  answerOf,
  columnNode,
  datasetId,
  datasetNode,
  edge,
} from '../__testUtils__/answers';
import { LineagePage } from '../LineagePage';

const sums = datasetNode('sums', 'finance', {
  facts: {
    product: 'product:default#finance',
    storage: 'parquet',
    owners: ['ledger'],
  },
});
const job = (name: string) => ({
  id: `job:j#${name}`,
  type: 'job' as const,
  namespace: 'j',
  name,
  facts: {
    integration: 'DBT',
    lastState: 'complete' as const,
    lastRun: '2026-03-02T10:00:00.000Z',
  },
  hiddenUp: 0,
  hiddenDown: 0,
});

const getLineage: LineageApi['getLineage'] = async ({ granularity, depth }) => {
  if (granularity === 'column') {
    const total = columnNode('sums', 'total');
    const day = columnNode('sums', 'day');
    return answerOf(
      [total.id, day.id],
      [
        { ...total, facts: { dataType: 'decimal(12,2)', position: 2 } },
        { ...day, facts: { dataType: 'date', position: 1 } },
        columnNode('other', 'x'),
      ],
    );
  }
  if (granularity === 'job') {
    const closed = { ...job(''), id: 'closed:1', closed: true as const };
    return answerOf(
      [sums.id],
      [sums, job('sum'), job('show'), closed],
      [
        edge('job:j#sum', sums.id),
        edge(sums.id, 'job:j#show', { lastSeen: '2026-03-05T10:00:00.000Z' }),
        edge('closed:1', sums.id),
      ],
    );
  }
  return {
    ...answerOf([sums.id], [sums]),
    ...(depth === 0 && {
      otherNames: [{ namespace: 's3://lake', name: 'finance/sums' }],
    }),
  };
};

function show(lineage: Partial<LineageApi>) {
  return renderInTestApp(<LineagePage />, {
    apis: [
      [lineageApiRef, lineage as LineageApi],
      [catalogApiRef, catalogApiMock({ entities: [] })],
    ],
    mountedRoutes: {
      '/lineage': lineageRouteRef,
      '/catalog/:namespace/:kind/:name': convertLegacyRouteRef(entityRouteRef),
    },
    initialRouteEntries: [`/?dataset=${encodeURIComponent(datasetId('sums'))}`],
  });
}

describe('the page of a dataset', () => {
  it('says what it is, what it has, and who writes and reads it', async () => {
    const { container } = show({ getLineage });
    const columns = await screen.findByRole('table', { name: 'Columns' });
    const rows = within(columns).getAllByRole('row').slice(1);
    expect(
      rows.map(row =>
        within(row)
          .getAllByRole('cell')
          .slice(0, 2)
          .map(({ textContent }) => textContent),
      ),
    ).toEqual([
      ['day', 'date'],
      ['total', 'decimal(12,2)'],
    ]);
    expect(
      within(columns).getByRole('link', { name: 'total' }),
    ).toHaveAttribute(
      'href',
      expect.stringContaining('sums%23total&of=column'),
    );
    expect(screen.getByText('postgres://h:5432')).toBeInTheDocument();
    expect(screen.getByText('finance/sums in s3://lake')).toBeInTheDocument();
    const jobs = screen.getByRole('region', { name: 'Jobs' });
    expect(
      within(jobs)
        .getAllByRole('link')
        .map(({ textContent }) => textContent),
    ).toEqual(['sum', 'show']);
    expect(jobs).toHaveTextContent('DBT, Complete');
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('says why it cannot be shown', async () => {
    show({
      getLineage: async () => {
        throw new Error('There is no lineage of it, or you may not see it.');
      },
    });
    expect(
      await screen.findByText('The dataset could not be loaded'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Search the lineage' }),
    ).toHaveAttribute('href', expect.stringMatching(/^\/lineage\??$/));
  });
});
