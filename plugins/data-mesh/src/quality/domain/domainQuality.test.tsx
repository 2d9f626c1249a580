// SPDX-License-Identifier: Apache-2.0
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  QualityHeatMap,
  StatusApi,
} from '@meshwright/plugin-data-mesh-common';
import { seriousFaults } from '../../__testUtils__/axe';
import { renderEntityPage } from '../../__testUtils__/renderEntityPage';
import { domainExtensions } from '../../domain/domainExtensions';
import { PRODUCT } from '../__testUtils__/degraded';

describe('the quality of a domain', () => {
  const map: QualityHeatMap = {
    dimensions: ['completeness', 'uniqueness'],
    totalProducts: 2,
    products: [
      {
        ref: PRODUCT,
        title: 'Orders',
        state: 'degraded',
        score: 66,
        cells: {
          completeness: { score: 100, failed: 0, judged: 4 },
          uniqueness: { score: 0, failed: 1, judged: 1 },
        },
      },
      {
        ref: 'dataproduct:default/quiet',
        title: 'Quiet',
        state: 'unknown',
        score: null,
        cells: { completeness: { score: 80, failed: 0, judged: 5 } },
      },
    ],
  };
  const show = (api: Partial<StatusApi>) =>
    renderEntityPage({
      address: '/catalog/default/domain/sales/quality',
      extensions: domainExtensions,
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Domain',
          metadata: { name: 'sales', namespace: 'default' },
          spec: {},
        },
      ],
      api: {},
      status: api,
    });

  it('is a table of products and dimensions that arrow keys go through', async () => {
    const user = userEvent.setup();
    const { container } = show({ getHeatMap: async () => map });
    const table = await screen.findByRole('table', {
      name: 'Quality by product and dimension',
    });
    expect(
      within(table).getByRole('columnheader', { name: 'Uniqueness' }),
    ).toBeInTheDocument();
    const failing = within(table).getByRole('link', {
      name: 'Orders, uniqueness: 0, 1 of 1 check failed',
    });
    expect(failing).toHaveAttribute(
      'href',
      '/catalog/default/dataproduct/orders/quality',
    );
    failing.focus();
    await user.keyboard('{ArrowLeft}');
    expect(document.activeElement).toHaveAccessibleName(/completeness: 100/);
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toHaveAccessibleName(/Quiet.*: 80/);
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement).toHaveAccessibleName(/Quiet.*: 80/);
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('says that there is nothing to show', async () => {
    show({
      getHeatMap: async () => ({ ...map, products: [], totalProducts: 0 }),
    });
    expect(await screen.findByText('No products yet')).toBeInTheDocument();
  });
});
