// SPDX-License-Identifier: Apache-2.0
import apiDocsPlugin from '@backstage/plugin-api-docs/alpha';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import apiDocsModuleDataMesh from '.';

// The view is loaded when it is needed, which a busy machine does slowly.

const api = (type: string, definition: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'API',
  metadata: { name: 'orders', namespace: 'default' },
  spec: { type, lifecycle: 'active', owner: 'group:default/x', definition },
});

const show = (entity: ReturnType<typeof api>) =>
  renderTestApp({
    features: [apiDocsPlugin, apiDocsModuleDataMesh],
    extensions: [createTestEntityPage({ entity })],
  });

describe('the definition of an API', () => {
  it('is shown as a contract when it is one', async () => {
    show(
      api(
        'data-contract',
        'apiVersion: v3.1.0\nkind: DataContract\nid: o\nversion: 1.0.0\nstatus: active\nschema:\n  - name: orders\n    properties:\n      - name: order_id\n        logicalType: string\n',
      ),
    );
    expect(
      (await screen.findAllByRole('row', { name: /order_id/ })).length,
    ).toBeGreaterThan(0);
  });

  it('is shown as before when it is something else', async () => {
    show(api('grpc', 'service Orders {}'));
    expect((await screen.findAllByText('gRPC')).length).toBeGreaterThan(0);
  });
});
