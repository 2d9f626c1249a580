// SPDX-License-Identifier: Apache-2.0
import { about, list, PRODUCT, REF, type Routes } from './routeCase';

export const marketplaceRoutes: Routes = {
  'GET /v1/access/explain': list(`/v1/access/explain?resource=${REF}`),
  'GET /v1/products': list('/v1/products?limit=50'),
  'GET /v1/products/:namespace/:name': about(`/v1/products/${PRODUCT}`),
  'GET /v1/contracts/:namespace/:name/versions': about(
    `/v1/contracts/${PRODUCT}-contract/versions`,
  ),
  'GET /v1/domains/:namespace/:name': list('/v1/domains/default/finance'),
  'GET /v1/mesh': list('/v1/mesh'),
  'GET /v1/problems': list('/v1/problems'),
  'POST /v1/index/refresh': list('/v1/index/refresh', {
    body: {},
    status: [202],
  }),
};
