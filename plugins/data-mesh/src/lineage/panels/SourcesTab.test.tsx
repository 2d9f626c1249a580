// SPDX-License-Identifier: Apache-2.0
import { renderInTestApp } from '@backstage/frontend-test-utils';
import type {
  LineageApi,
  LineageGraphNode,
} from '@meshwright/plugin-data-mesh-common';
import { lineageApiRef } from '@meshwright/plugin-data-mesh-react';
import { screen } from '@testing-library/react';
import { incidentsRouteRef, lineageRouteRef } from '../../routes';
import { readView } from '../state/lineageView';
import { SourcesTab } from './SourcesTab';

it('leads to the incident that is open about a suspect', async () => {
  const getLineageSources: LineageApi['getLineageSources'] = async () => ({
    sources: [],
    suspects: [
      {
        id: 'dataset:h#orders',
        name: 'orders',
        steps: 2,
        reason: 'Incident 7 is open: Orders are late.',
        evidence: [
          { kind: 'incident', name: 'Orders are late', incident: '7' },
        ],
      },
    ],
    closed: 0,
  });
  renderInTestApp(
    <SourcesTab
      node={{ id: 'dataset:h#sums' } as LineageGraphNode}
      view={readView(new URLSearchParams())}
    />,
    {
      apis: [[lineageApiRef, { getLineageSources } as LineageApi]],
      mountedRoutes: {
        '/incidents': incidentsRouteRef,
        '/lineage': lineageRouteRef,
      },
    },
  );
  expect(await screen.findByText(/2 steps before it/)).toHaveTextContent(
    'Incident 7 is open: Orders are late.',
  );
  expect(screen.getByRole('link', { name: 'Incident 7' })).toHaveAttribute(
    'href',
    '/incidents/7',
  );
});
