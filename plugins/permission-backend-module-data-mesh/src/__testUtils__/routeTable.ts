// SPDX-License-Identifier: Apache-2.0

/** What is asked of one route of the data mesh backend. */
export interface RouteCase {
  /** Path below `/api/data-mesh`, for a product. */
  path: (product: string) => string;
  body?: (product: string) => unknown;
  /** Permission without which it refuses. */
  permission?: string;
  /** Whether it looks first whether there is such a product, and then asks for the permission. */
  looksFirst?: boolean;
  /** Whether it is about one product: then one that may not be seen is answered like one that is not there. */
  isAboutProduct?: boolean;
  /** Statuses for people who may see the product and have the permission; 200 unless stated. */
  status?: number[];
}

type More = Omit<Partial<RouteCase>, 'path' | 'body'> & { body?: object };

const PLACE = '_product_';
const fill = (text: string, product: string) => text.split(PLACE).join(product);

/** A route that answers with what its caller may see. */
function list(path: string, { body, ...more }: More = {}): RouteCase {
  const text = body && JSON.stringify(body);
  return {
    path: product => fill(path, product),
    ...(text && { body: product => JSON.parse(fill(text, product)) }),
    ...more,
  };
}

/** A route about one product. */
const about = (path: string, more: More = {}): RouteCase =>
  list(path, { isAboutProduct: true, ...more });

const PRODUCT = `default/${PLACE}`;
const REF = `dataproduct:default/${PLACE}`;
const QUALITY = `/v1/quality/products/${PRODUCT}`;
const SUBJECT = `/v1/governance/subjects/dataproduct/${PRODUCT}`;
const REPOSITORY = '/v1/git/repositories/sales/orders';
const NODE = encodeURIComponent(`product:default/${PLACE}`);

/** A day that is neither past nor far. */
function nextMonth(): string {
  const DAYS = 30 * 24 * 60 * 60 * 1000;
  return new Date(Date.now() + DAYS).toISOString().slice(0, 10);
}

const governance = { permission: 'data-mesh.governance.read' };
const lineage = { permission: 'data-mesh.lineage.read' };
const git = { permission: 'data-mesh.git-repository.read' };
const incidents = { permission: 'data-mesh.incident.read' };
/** Nothing of that name is in the test mesh, whoever asks. */
const absent = { status: [404] };
/** Allowed for owners only, of whom some of those with the permission are none. */
const owners = { looksFirst: true, status: [200, 201, 202, 204, 403, 404] };

/**
 * Every route of the data mesh backend, and how it is asked. A test fails for one that is missing. Routes of the
 * framework, and those of git itself, which has tokens of its own, are in {@link ELSEWHERE}.
 */
export const ROUTES: Record<string, RouteCase> = {
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
  'GET /v1/governance/policies': list('/v1/governance/policies', governance),
  'GET /v1/governance/policies/:policy': list(
    '/v1/governance/policies/matrix-access',
    { ...governance, status: [200, 404] },
  ),
  'GET /v1/governance/policies/:policy/trend': list(
    '/v1/governance/policies/matrix-access/trend',
    { ...governance, status: [200, 404] },
  ),
  'GET /v1/governance/policies/:policy/failures': list(
    '/v1/governance/policies/matrix-access/failures',
    { ...governance, status: [200, 404] },
  ),
  'GET /v1/governance/subjects/:kind/:namespace/:name': about(
    SUBJECT,
    governance,
  ),
  'GET /v1/governance/subjects/:kind/:namespace/:name/scorecard': about(
    `${SUBJECT}/scorecard`,
    governance,
  ),
  'GET /v1/governance/subjects/:kind/:namespace/:name/history': about(
    `${SUBJECT}/history`,
    governance,
  ),
  'GET /v1/governance/scorecard': list('/v1/governance/scorecard', governance),
  'GET /v1/governance/waivers': list('/v1/governance/waivers', governance),
  'POST /v1/governance/waivers': about('/v1/governance/waivers', {
    permission: 'data-mesh.governance.waiver.request',
    body: {
      product: REF,
      policy: 'matrix-access',
      rule: 'contractors-internal-only',
      reason: 'Only for a test.',
      until: nextMonth(),
    },
    status: [201, 400, 403, 404, 409],
  }),
  'POST /v1/governance/waivers/:id/decision': list(
    '/v1/governance/waivers/none/decision',
    {
      permission: 'data-mesh.governance.waive',
      body: { approve: true, comment: 'A test.' },
      ...absent,
    },
  ),
  'DELETE /v1/governance/waivers/:id': list('/v1/governance/waivers/none', {
    permission: 'data-mesh.governance.read',
    ...absent,
  }),
  'POST /v1/governance/impact': list('/v1/governance/impact', {
    permission: 'data-mesh.governance.rehearse',
    body: { policy: 'kind: GovernancePolicy' },
    status: [200, 400],
  }),
  'POST /v1/governance/check': list('/v1/governance/check', {
    ...governance,
    body: { files: [{ path: 'a.yaml', text: 'kind: DataContract' }] },
    status: [200, 400],
  }),
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
    `${QUALITY}/series/1`,
    absent,
  ),
  'GET /v1/quality/products/:namespace/:name/checks/:key/history': about(
    `${QUALITY}/checks/none/history`,
    { status: [200, 404] },
  ),
  'GET /v1/quality/products/:namespace/:name/checks/:key/rows': about(
    `${QUALITY}/checks/none/rows`,
    { status: [200, 404] },
  ),
  'GET /v1/quality/products/:namespace/:name/tokens': about(
    `${QUALITY}/tokens`,
    { permission: 'data-mesh.quality-token.manage', ...owners },
  ),
  'POST /v1/quality/products/:namespace/:name/tokens': about(
    `${QUALITY}/tokens`,
    {
      permission: 'data-mesh.quality-token.manage',
      body: { name: 'ci', days: 1 },
      ...owners,
    },
  ),
  'DELETE /v1/quality/products/:namespace/:name/tokens/:id': about(
    `${QUALITY}/tokens/none`,
    { permission: 'data-mesh.quality-token.manage', ...owners },
  ),
  'POST /v1/quality/products/:namespace/:name/maintenance': about(
    `${QUALITY}/maintenance`,
    {
      permission: 'data-mesh.quality.maintenance',
      body: {
        title: 'A test',
        startsAt: `${nextMonth()}T00:00:00Z`,
        endsAt: `${nextMonth()}T01:00:00Z`,
      },
      looksFirst: true,
      status: [201, 400, 403, 409],
    },
  ),
  'DELETE /v1/quality/products/:namespace/:name/maintenance/:id': about(
    `${QUALITY}/maintenance/none`,
    { permission: 'data-mesh.quality.maintenance', ...owners },
  ),
  'POST /v1/quality/measure': about('/v1/quality/measure', {
    permission: 'data-mesh.quality.measure',
    body: { product: REF },
    looksFirst: true,
    status: [200, 202, 400, 403, 404, 409],
  }),
  'POST /v1/quality/results': about('/v1/quality/results', {
    permission: 'data-mesh.quality.report',
    body: { product: REF, files: [{ file: 'a.json', text: '{}' }] },
    looksFirst: true,
    status: [202, 400, 403],
  }),
  'GET /v1/incidents': list('/v1/incidents', incidents),
  'GET /v1/incidents/states': list(`/v1/incidents/states?product=${REF}`, {
    ...incidents,
  }),
  'GET /v1/incidents/:number': list('/v1/incidents/999', {
    ...incidents,
    ...absent,
  }),
  'GET /v1/incidents/:number/timeline': list('/v1/incidents/999/timeline', {
    ...incidents,
    ...absent,
  }),
  'POST /v1/incidents': about('/v1/incidents', {
    permission: 'data-mesh.incident.open',
    body: { product: REF, title: 'A test', severity: 'low' },
    status: [201, 400],
  }),
  ...Object.fromEntries(
    Object.entries({
      acknowledge: {},
      assign: { assignee: null },
      rate: { severity: 'low' },
      resolve: { resolution: 'fixed' },
      reopen: {},
      comment: { text: 'A test.' },
    }).map(([word, body]) => [
      `POST /v1/incidents/:number/${word}`,
      list(`/v1/incidents/999/${word}`, {
        ...incidents,
        body,
        status: [400, 403, 404],
      }),
    ]),
  ),
  'GET /v1/lineage/graph': about(
    `/v1/lineage/graph?node=${NODE}&granularity=product`,
    { ...lineage, status: [200, 404] },
  ),
  'GET /v1/lineage/search': list('/v1/lineage/search?text=restricted', lineage),
  'GET /v1/lineage/gap': list('/v1/lineage/gap', lineage),
  'GET /v1/lineage/unused': list('/v1/lineage/unused', lineage),
  'GET /v1/lineage/personal-data': list('/v1/lineage/personal-data', lineage),
  'GET /v1/lineage/impact': about(`/v1/lineage/impact?node=${NODE}`, {
    ...lineage,
    status: [200, 400, 404],
  }),
  'GET /v1/lineage/sources': about(`/v1/lineage/sources?node=${NODE}`, {
    ...lineage,
    status: [200, 400, 404],
  }),
  'GET /v1/lineage/differences': list('/v1/lineage/differences', {
    ...lineage,
    status: [200, 400],
  }),
  'GET /v1/lineage/history': about(`/v1/lineage/history?node=${NODE}`, {
    ...lineage,
    status: [200, 400, 404],
  }),
  'POST /v1/lineage': list('/v1/lineage', {
    permission: 'data-mesh.lineage.write',
    body: {},
    status: [400, 422],
  }),
  'POST /v1/lineage/batch': list('/v1/lineage/batch', {
    permission: 'data-mesh.lineage.write',
    body: [],
    status: [200, 201, 400, 422],
  }),
  'GET /v1/git/repositories': list('/v1/git/repositories', git),
  'POST /v1/git/repositories': list('/v1/git/repositories', {
    permission: 'data-mesh.git-repository.create',
    body: { group: 'x', name: 'x', owner: 'group:default/nobody' },
    status: [403],
  }),
  'GET /v1/git/repositories/:group/:name': list(REPOSITORY, {
    ...git,
    ...absent,
  }),
  'DELETE /v1/git/repositories/:group/:name': list(REPOSITORY, {
    ...git,
    ...absent,
  }),
  ...Object.fromEntries(
    [
      'tree',
      'file?path=a',
      'commits',
      'change-requests',
      'change-requests/1',
      'change-requests/1/file?path=a',
    ].map(rest => [
      `GET /v1/git/repositories/:group/:name/${rest
        .split('?')[0]
        .replace('/1', '/:number')}`,
      list(`${REPOSITORY}/${rest}`, { ...git, ...absent }),
    ]),
  ),
  'POST /v1/git/repositories/:group/:name/commits': list(
    `${REPOSITORY}/commits`,
    {
      ...git,
      body: { branch: 'main', message: 'A test', files: [] },
      ...absent,
    },
  ),
  'POST /v1/git/repositories/:group/:name/change-requests': list(
    `${REPOSITORY}/change-requests`,
    { ...git, body: { title: 'A test', source: 'b' }, ...absent },
  ),
  'POST /v1/git/repositories/:group/:name/change-requests/:number/merge': list(
    `${REPOSITORY}/change-requests/1/merge`,
    { ...git, body: {}, ...absent },
  ),
  'POST /v1/git/repositories/:group/:name/change-requests/:number/close': list(
    `${REPOSITORY}/change-requests/1/close`,
    { ...git, body: {}, ...absent },
  ),
};

/** Routes that are tested where they are made. */
export const ELSEWHERE: RegExp[] = [
  /^(GET|POST) \/\.well-known\/backstage\//,
  /^(GET|POST) \/git\//,
];
