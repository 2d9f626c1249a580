// SPDX-License-Identifier: Apache-2.0
import { screen, within } from '@testing-library/react';
import { contractEntity } from '../../__testUtils__/contractEntity';
import { renderEntityPage } from '../../__testUtils__/renderEntityPage';
import { contractExtensions } from '../contractExtensions';
import { PRODUCT, quality, status } from '../../quality/__testUtils__/degraded';

describe('the quality of a contract', () => {
  const show = (relations: Array<{ type: string; targetRef: string }>) => {
    const getProductQuality = jest.fn(async () => quality);
    renderEntityPage({
      address: '/catalog/default/api/orders-v1/quality',
      extensions: contractExtensions,
      entities: [contractEntity('orders-v1', 'x', { relations })],
      api: {},
      quality: { getProductQuality },
      status: { getProductStatus: async () => status },
    });
    return getProductQuality;
  };

  it('is what its checks say, on the product that offers it', async () => {
    const asked = show([{ type: 'apiProvidedBy', targetRef: PRODUCT }]);
    expect(
      await screen.findByText('orders-id-unique failed in 3 rows.'),
    ).toBeInTheDocument();
    expect(asked).toHaveBeenCalledWith(PRODUCT, {
      offset: 0,
      limit: 50,
      contract: 'api:default/orders-v1',
    });
    const trust = screen.getByRole('list', { name: 'Trust' });
    expect(within(trust).getByRole('link', { name: /50 %/ })).toHaveAttribute(
      'href',
      '/catalog/default/api/orders-v1/quality',
    );
    expect(trust).toHaveTextContent('late');
  });

  it('says that nobody offers it', async () => {
    show([]);
    expect(
      await screen.findByText('No product offers this contract'),
    ).toBeInTheDocument();
  });
});
