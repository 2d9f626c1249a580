// SPDX-License-Identifier: Apache-2.0
import { ABOUT_ENTITY } from '../expectations';
import { about, list, REF, type Routes, WORDS } from './routeCase';

const ONE = '/v1/incidents/_incident_';
const incidents = { permission: 'data-mesh.incident.read' };
const handled = {
  ...incidents,
  allows: ABOUT_ENTITY['data-mesh.incident.handle'],
  // One does it, and the others hear that it is done.
  status: [200, 409],
};

/** An incident that somebody opens. */
export const INCIDENT = {
  product: REF,
  title: 'Trouble of _product_',
  description: WORDS,
  severity: 'low',
};

export const incidentRoutes: Routes = {
  'GET /v1/incidents': list('/v1/incidents?limit=100', incidents),
  'GET /v1/incidents/states': list(`/v1/incidents/states?product=${REF}`, {
    ...incidents,
  }),
  'GET /v1/incidents/:number': about(ONE, incidents),
  'GET /v1/incidents/:number/timeline': about(`${ONE}/timeline`, incidents),
  'POST /v1/incidents': about('/v1/incidents', {
    body: INCIDENT,
    allows: ABOUT_ENTITY['data-mesh.incident.open'],
    status: [201],
  }),
  'POST /v1/incidents/:number/comment': about(`${ONE}/comment`, {
    ...incidents,
    body: { text: WORDS },
    allows: ABOUT_ENTITY['data-mesh.incident.comment'],
  }),
  'POST /v1/incidents/:number/acknowledge': about(`${ONE}/acknowledge`, {
    ...handled,
    body: {},
  }),
  'POST /v1/incidents/:number/assign': about(`${ONE}/assign`, {
    ...handled,
    body: { assignee: null },
  }),
  'POST /v1/incidents/:number/rate': about(`${ONE}/rate`, {
    ...handled,
    body: { severity: 'medium' },
  }),
  'POST /v1/incidents/:number/resolve': about(`${ONE}/resolve`, {
    ...handled,
    body: { resolution: 'fixed', text: WORDS },
  }),
  'POST /v1/incidents/:number/reopen': about(`${ONE}/reopen`, {
    ...handled,
    body: { text: WORDS },
  }),
};
