// SPDX-License-Identifier: Apache-2.0
import { readDescriptor } from '@meshwright/contracts';
import { screen, within } from '@testing-library/react';
import { renderInMesh } from '../../__testUtils__/renderInMesh';
import { Relationships } from './Relationships';

const CONTRACT = `apiVersion: v3.1.0
kind: DataContract
id: orders
name: orders
version: 1.0.0
status: active
schema:
  - name: order_lines
    properties:
      - name: sku
        logicalType: string
        relationships:
          - to: ../../catalogue/contracts/products.odcs.yaml#/schema/products/properties/variants/items/sku
      - name: order_id
        logicalType: string
        relationships:
          - to: orders.order_id
`;

describe('relationships of a contract', () => {
  it('name columns of other contracts as columns, and the file that has them', () => {
    const { contract } = readDescriptor(CONTRACT, { file: 'orders.odcs.yaml' });
    renderInMesh(<Relationships contract={contract!} />);
    const table = screen.getByRole('table', { name: 'Relationships' });
    expect(
      within(table).getByRole('row', { name: /order_lines\.sku/ }),
    ).toHaveTextContent('products.variants.skuin products.odcs.yaml');
    expect(
      within(table).getByRole('row', { name: /order_lines\.order_id/ }),
    ).toHaveTextContent('orders.order_idForeign key');
  });
});
