// SPDX-License-Identifier: Apache-2.0
import { screen } from '@testing-library/react';
import type { Entity } from '@backstage/catalog-model';
import type {
  LineageApi,
  LineageGraphQuery,
} from '@meshwright/plugin-data-mesh-common';
import { seriousFaults } from '../__testUtils__/axe';
import { renderEntityPage } from '../__testUtils__/renderEntityPage';
import {
  answerOf,
  datasetId,
  datasetNode,
  edge,
} from '../lineage/__testUtils__/answers';
import { resourceExtensions } from './resourceExtensions';

const resource = (annotations: Record<string, string>): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: { name: 'sums', namespace: 'default', title: 'Sums', annotations },
  spec: { type: 'database', owner: 'group:default/money' },
});
const getLineage = jest.fn(async (_: LineageGraphQuery) =>
  answerOf(
    [datasetId('sums')],
    [datasetNode('sums'), datasetNode('orders')],
    [edge(datasetId('orders'), datasetId('sums'))],
  ),
);
const show = (entity: Entity, path: string, lineage: Partial<LineageApi>) =>
  renderEntityPage({
    address: `/catalog/default/resource/sums${path}`,
    extensions: resourceExtensions,
    entities: [entity],
    api: {},
    lineage,
  });

describe('a resource that is a dataset', () => {
  it('shows its lineage, and leads to its columns and jobs', async () => {
    const { container } = show(
      resource({ 'meshwright.io/dataset': ' postgres://h:5432#sums ' }),
      '/lineage',
      { getLineage },
    );
    expect(
      await screen.findByRole('button', { name: /^orders\b/ }),
    ).toBeInTheDocument();
    expect(getLineage).toHaveBeenCalledWith(
      expect.objectContaining({
        node: datasetId('sums'),
        granularity: 'dataset',
      }),
    );
    expect(
      screen.getByRole('link', { name: 'Columns and jobs' }),
    ).toHaveAttribute(
      'href',
      expect.stringContaining(
        `dataset=${encodeURIComponent(datasetId('sums'))}`,
      ),
    );
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('says that nothing may be known or seen of it', async () => {
    show(
      resource({ 'meshwright.io/dataset': 'postgres://h:5432#sums' }),
      '/lineage',
      {
        getLineage: async () => {
          throw new Error('There is no lineage of it, or you may not see it.');
        },
      },
    );
    expect(
      await screen.findByText('The lineage of Sums could not be loaded'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/There is no lineage of it, or you may not see it/),
    ).toBeInTheDocument();
  });

  it('is told by its annotation: other resources have no lineage', async () => {
    getLineage.mockClear();
    show(resource({}), '/lineage', { getLineage });
    expect((await screen.findAllByText('Sums'))[0]).toBeInTheDocument();
    expect(screen.queryByText('Columns and jobs')).not.toBeInTheDocument();
    expect(getLineage).not.toHaveBeenCalled();
  });
});
