// SPDX-License-Identifier: Apache-2.0
import { ABOUT_ENTITY } from '../expectations';
import { about, list, nextMonth, PRODUCT, REF, type Routes } from './routeCase';

const QUALITY = `/v1/quality/products/${PRODUCT}`;

/** Results of two checks of a product, one of which fails. */
export const RESULTS = {
  product: REF,
  files: [
    {
      file: 'results.json',
      text: JSON.stringify({
        kind: 'QualityResults',
        run: { endedAt: '2026-01-01T00:00:00Z' },
        checks: [
          ['_product_ has rows', 'pass', 0],
          ['_product_ is unique', 'fail', 3],
        ].map(([name, status, failedRows]) => ({
          name,
          dataset: 'things',
          status,
          observed: failedRows,
          failedRows,
          totalRows: 10,
        })),
      }),
    },
  ],
};
export const MAINTENANCE = {
  title: 'A test',
  startsAt: `${nextMonth()}T00:00:00Z`,
  endsAt: `${nextMonth()}T01:00:00Z`,
};
export const TOKEN = { name: 'ci', days: 1 };

const tokens = { allows: ABOUT_ENTITY['data-mesh.quality-token.manage'] };
const maintenance = { allows: ABOUT_ENTITY['data-mesh.quality.maintenance'] };

export const qualityRoutes: Routes = {
  'GET /v1/quality/status': list('/v1/quality/status'),
  'GET /v1/quality/domains/:namespace/:name': list(
    '/v1/quality/domains/default/finance',
  ),
  'GET /v1/quality/gate/:namespace/:name': about(`/v1/quality/gate/${PRODUCT}`),
  'GET /v1/quality/products/:namespace/:name': about(QUALITY),
  'GET /v1/quality/products/:namespace/:name/status': about(
    `${QUALITY}/status`,
  ),
  'GET /v1/quality/products/:namespace/:name/anomalies': about(
    `${QUALITY}/anomalies`,
  ),
  'GET /v1/quality/products/:namespace/:name/series': about(
    `${QUALITY}/series`,
  ),
  'GET /v1/quality/products/:namespace/:name/series/:id': about(
    `${QUALITY}/series/_series_`,
  ),
  'GET /v1/quality/products/:namespace/:name/checks/:key/history': about(
    `${QUALITY}/checks/_check_/history`,
  ),
  'GET /v1/quality/products/:namespace/:name/checks/:key/rows': about(
    `${QUALITY}/checks/_check_/rows`,
    // Nothing can read the data of the test mesh.
    { status: [409] },
  ),
  'GET /v1/quality/products/:namespace/:name/tokens': about(
    `${QUALITY}/tokens`,
    tokens,
  ),
  'POST /v1/quality/products/:namespace/:name/tokens': about(
    `${QUALITY}/tokens`,
    { ...tokens, body: TOKEN, status: [201] },
  ),
  'DELETE /v1/quality/products/:namespace/:name/tokens/:id': about(
    `${QUALITY}/tokens/_token_`,
    { ...tokens, isSpent: true, status: [204, 404] },
  ),
  'POST /v1/quality/products/:namespace/:name/maintenance': about(
    `${QUALITY}/maintenance`,
    { ...maintenance, body: MAINTENANCE, status: [201] },
  ),
  'DELETE /v1/quality/products/:namespace/:name/maintenance/:id': about(
    `${QUALITY}/maintenance/_maintenance_`,
    { ...maintenance, isSpent: true, status: [204, 404] },
  ),
  'GET /v1/quality/products/:namespace/:name/measurement': about(
    `${QUALITY}/measurement`,
  ),
  'DELETE /v1/quality/products/:namespace/:name/measurement': about(
    `${QUALITY}/measurement`,
    // Nothing of the test mesh is being measured.
    { allows: ABOUT_ENTITY['data-mesh.quality.measure'], status: [409] },
  ),
  'POST /v1/quality/measure': about('/v1/quality/measure', {
    body: { product: REF },
    allows: ABOUT_ENTITY['data-mesh.quality.measure'],
    // Nothing can read the data of the test mesh.
    status: [400],
  }),
  'POST /v1/quality/results': about('/v1/quality/results', {
    body: RESULTS,
    allows: ABOUT_ENTITY['data-mesh.quality.report'],
    status: [202],
  }),
};
