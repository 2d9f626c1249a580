// SPDX-License-Identifier: Apache-2.0
import type {
  ProductQuality,
  ProductStatus,
} from '@meshwright/plugin-data-mesh-common';
import { noQuality, noStatus } from '../../__testUtils__/renderEntityPage';

/** The product that these tests are about. */
export const PRODUCT = 'dataproduct:default/orders';

/** Its status: one of two ports is degraded. */
export const status: ProductStatus = {
  ...noStatus,
  state: 'degraded',
  since: '2026-03-02T08:00:00Z',
  reasons: [
    {
      kind: 'port',
      state: 'degraded',
      text: 'table: orders-id-unique failed in 3 rows.',
    },
  ],
  ports: [
    {
      name: 'table',
      contract: 'api:default/orders-v1',
      state: 'degraded',
      reasons: [
        {
          kind: 'check',
          state: 'degraded',
          text: 'orders-id-unique failed in 3 rows.',
        },
      ],
      availability: { percent: 99.5, known: 100, maintenanceHours: 0 },
    },
    {
      name: 'events',
      state: 'operational',
      reasons: [],
      availability: { percent: 100, known: 100, maintenanceHours: 0 },
    },
  ],
  freshness: [
    {
      contract: 'api:default/orders-v1',
      dataset: 'orders',
      column: 'changed',
      ageHours: 30,
      promisedHours: 24,
      measuredAt: '2026-03-02T08:00:00Z',
    },
  ],
  availability: { percent: 99.5, known: 60, maintenanceHours: 2 },
  days: [
    {
      day: '2026-03-01',
      state: 'operational',
      percent: 100,
      known: 100,
      maintenanceHours: 0,
    },
    {
      day: '2026-03-02',
      state: 'degraded',
      percent: 99,
      known: 100,
      maintenanceHours: 0,
    },
  ],
};

/** Its quality: one check fails, of a column that the caller is not cleared for. */
export const quality: ProductQuality = {
  ...noQuality,
  score: 50,
  counts: { ...noQuality.counts, pass: 1, fail: 1 },
  totalChecks: 1,
  checks: [
    {
      key: 'k1',
      name: 'orders-email-complete',
      dataset: 'orders',
      column: 'email',
      dimension: 'completeness',
      severity: 'error',
      status: 'fail',
      observed: null,
      expected: 'email is there.',
      failedRows: 2,
      totalRows: 9,
      message: null,
      contract: 'api:default/orders-v1',
      masked: true,
      evidence: true,
      tool: 'meshwright',
      measuredAt: '2026-03-02T08:00:00Z',
      since: '2026-03-02T08:00:00Z',
    },
  ],
};
