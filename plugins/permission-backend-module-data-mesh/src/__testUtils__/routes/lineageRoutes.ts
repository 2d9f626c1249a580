// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { about, list, type Routes } from './routeCase';

const NODE = encodeURIComponent('product:default#_product_');
const lineage = { permission: 'data-mesh.lineage.read' };
const feed = { permission: 'data-mesh.lineage.write' };

/** The dataset that the contract of a product is about. */
export const datasetOf = (product: string) => ({
  namespace: 'postgres://db.example:5432',
  name: `mesh.${product.replace(/-/g, '_')}.things`,
});

/** A run that reads what one product offers and writes what another does, under a name that tells nothing of them. */
export const lineageEvent = (from: string, to: string, job: string) => ({
  eventTime: '2026-01-01T00:00:00Z',
  eventType: 'COMPLETE',
  producer: 'https://example.com/test',
  schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json',
  run: { runId: randomUUID() },
  job: { namespace: 'jobs', name: job },
  inputs: [datasetOf(from)],
  outputs: [datasetOf(to)],
});

export const lineageRoutes: Routes = {
  'GET /v1/lineage/graph': about(
    `/v1/lineage/graph?node=${NODE}&granularity=product`,
    lineage,
  ),
  'GET /v1/lineage/search': list('/v1/lineage/search?text=restricted', lineage),
  'GET /v1/lineage/gap': list('/v1/lineage/gap', lineage),
  'GET /v1/lineage/unused': list('/v1/lineage/unused', lineage),
  'GET /v1/lineage/personal-data': list('/v1/lineage/personal-data', lineage),
  'GET /v1/lineage/impact': about(`/v1/lineage/impact?node=${NODE}`, lineage),
  'POST /v1/lineage/impact': list('/v1/lineage/impact', {
    ...lineage,
    body: { nodes: ['dataset:nowhere#nothing'] },
    isRead: true,
  }),
  'GET /v1/lineage/sources': about(`/v1/lineage/sources?node=${NODE}`, lineage),
  'GET /v1/lineage/differences': list(
    '/v1/lineage/differences?from=2026-01-01&to=2026-01-02',
    { ...lineage, status: [200, 400] },
  ),
  'GET /v1/lineage/history': about(`/v1/lineage/history?node=${NODE}`, lineage),
  'POST /v1/lineage': list('/v1/lineage', {
    ...feed,
    body: {},
    status: [400, 422],
  }),
  'POST /v1/lineage/batch': list('/v1/lineage/batch', { ...feed, body: [] }),
};
