// SPDX-License-Identifier: Apache-2.0
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  LineageApi,
  LineageGraphQuery,
} from '@meshwright/plugin-data-mesh-common';
import { seriousFaults } from '../../__testUtils__/axe';
import { contractEntity } from '../../__testUtils__/contractEntity';
import { renderEntityPage } from '../../__testUtils__/renderEntityPage';
import {
  answerOf,
  columnNode,
  datasetId,
  datasetNode,
  edge,
  insideSums,
} from '../../lineage/__testUtils__/answers';
import { contractExtensions } from '../contractExtensions';

const show = (lineage: Partial<LineageApi>, type = 'data-contract') =>
  renderEntityPage({
    address: '/catalog/default/api/sums/lineage',
    extensions: contractExtensions,
    entities: [
      contractEntity('sums', 'kind: DataContract', {
        metadata: { title: 'Sums' },
        owner: 'group:default/money',
        type,
      }),
    ],
    api: { getContractVersions: async () => ({ items: [] }) },
    lineage,
  });
const answers = () =>
  jest.fn(async ({ granularity }: LineageGraphQuery) =>
    granularity === 'column'
      ? insideSums
      : answerOf(
          [datasetId('sums')],
          [datasetNode('sums', 'finance'), datasetNode('orders', 'shop')],
          [edge(datasetId('orders'), datasetId('sums'))],
        ),
  );

describe('the lineage of a contract', () => {
  it('is that of its datasets, down to their columns', async () => {
    const user = userEvent.setup();
    const getLineage = answers();
    const { container } = show({ getLineage });
    expect(
      await screen.findByRole('button', { name: /^orders\b/ }),
    ).toBeInTheDocument();
    expect(getLineage).toHaveBeenCalledWith(
      expect.objectContaining({
        node: 'api:default/sums',
        granularity: 'dataset',
      }),
    );
    expect(
      screen.getByRole('link', { name: 'Open on a page of its own' }),
    ).toHaveAttribute(
      'href',
      expect.stringContaining(
        `/lineage?node=${encodeURIComponent('api:default/sums')}`,
      ),
    );
    await user.click(screen.getByRole('button', { name: 'Open sums' }));
    await waitFor(() =>
      expect(getLineage).toHaveBeenCalledWith(
        expect.objectContaining({
          node: datasetId('sums'),
          granularity: 'column',
        }),
      ),
    );
    expect(
      await screen.findByRole('button', {
        name: new RegExp(`^${columnNode('sums', 'total').column}\\b`),
      }),
    ).toBeInTheDocument();
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('says so where none is known', async () => {
    show({});
    expect(
      await screen.findByText('Nothing is known at this level'),
    ).toBeInTheDocument();
  });

  it('is there for contracts, and for no other API', async () => {
    const getLineage = answers();
    show({ getLineage }, 'openapi');
    expect((await screen.findAllByText('Sums'))[0]).toBeInTheDocument();
    expect(
      screen.queryByText('Open on a page of its own'),
    ).not.toBeInTheDocument();
    expect(getLineage).not.toHaveBeenCalled();
  });
});
