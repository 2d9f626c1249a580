// SPDX-License-Identifier: Apache-2.0
import type { CloudService } from '../../../generate/types';
import {
  LOOKER_CONNECTION_PY,
  TEST_LOOKER_CONNECTION_PY,
} from '../programs/looker';
import { merged } from '../support/merge';
import { guide } from './guide';
import { reportIdentity } from './identity';
import { domainLooker } from './instance';
import { lookmlProject } from './project';

/** Products that share a Looker of a domain, for the share that an estimate gives to one. */
const SHARING = 10;

/** Looker: reports on the served tables, from the contract. @internal */
export const visualization: CloudService = {
  id: 'gcp/looker',
  kind: 'visualization',
  title: 'Looker',
  wanted: ({ services }) => services.visualization,
  contribute(context) {
    if (context.stack === 'platform') return {};
    if (context.stack === 'domain') return domainLooker(context);
    return merged(reportIdentity(context), {
      files: [
        ...lookmlProject(context),
        { path: 'bi/looker_connection.py', content: LOOKER_CONNECTION_PY },
        {
          path: 'tests/test_looker_connection.py',
          content: TEST_LOOKER_CONNECTION_PY,
        },
      ],
    });
  },
  cost: (_context, { tier, size }) => [
    {
      name: 'Share of the Looker of the domain',
      service: 'visualization',
      price: 'looker-enterprise',
      quantity: (tier === 'production' ? 1 : 0.5) / SHARING,
      assumption: `One of ${SHARING} products that share it${
        tier === 'production' ? '' : ', in an edition for tests'
      }.`,
    },
    {
      name: 'Viewers',
      service: 'visualization',
      price: 'looker-viewer',
      quantity: { small: 5, medium: 25, large: 100 }[size],
      assumption: 'People who look at reports of this product.',
    },
  ],
  notEstimated: () => [
    'Prices of Looker are agreed with Google; these are list prices of an annual commitment.',
  ],
  guide,
};
