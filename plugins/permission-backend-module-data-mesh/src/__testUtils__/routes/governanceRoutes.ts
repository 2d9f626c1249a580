// SPDX-License-Identifier: Apache-2.0
import { ABOUT_ENTITY } from '../expectations';
import {
  about,
  list,
  nextMonth,
  PRODUCT,
  REF,
  type Routes,
  WORDS,
} from './routeCase';

const SUBJECT = `/v1/governance/subjects/dataproduct/${PRODUCT}`;
const POLICY = '/v1/governance/policies/product-purpose';
const governance = { permission: 'data-mesh.governance.read' };

/** A waiver of the rule that the test mesh has. */
export const WAIVER = {
  product: REF,
  policy: 'product-purpose',
  rule: 'has-purpose',
  reason: WORDS,
  until: nextMonth(),
};

export const governanceRoutes: Routes = {
  'GET /v1/governance/policies': list('/v1/governance/policies', governance),
  'GET /v1/governance/policies/:policy': list(POLICY, governance),
  'GET /v1/governance/policies/:policy/trend': list(
    `${POLICY}/trend`,
    governance,
  ),
  'GET /v1/governance/policies/:policy/failures': list(
    `${POLICY}/failures`,
    governance,
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
  'GET /v1/governance/waivers': list(
    '/v1/governance/waivers?limit=50',
    governance,
  ),
  // Somebody has asked for it already.
  'POST /v1/governance/waivers': about('/v1/governance/waivers', {
    body: WAIVER,
    allows: ABOUT_ENTITY['data-mesh.governance.waiver.request'],
    status: [409],
  }),
  'POST /v1/governance/waivers/:id/decision': about(
    '/v1/governance/waivers/_waiver_/decision',
    {
      ...governance,
      body: { approve: true, comment: WORDS },
      allows: ABOUT_ENTITY['data-mesh.governance.waive'],
      // One decides, and the others hear that it is decided.
      status: [200, 409],
    },
  ),
  'DELETE /v1/governance/waivers/:id': about(
    '/v1/governance/waivers/_waiver_',
    {
      ...governance,
      // The auditor has asked for it.
      allows: (role, product) =>
        role === 'auditor' ||
        ABOUT_ENTITY['data-mesh.governance.waive'](role, product),
      isSpent: true,
      status: [204, 404],
    },
  ),
  'POST /v1/governance/impact': list('/v1/governance/impact', {
    permission: 'data-mesh.governance.rehearse',
    body: { policy: 'kind: GovernancePolicy' },
    isRead: true,
    status: [200, 400],
  }),
  'POST /v1/governance/check': list('/v1/governance/check', {
    ...governance,
    body: { files: [{ path: 'a.yaml', text: 'kind: DataContract' }] },
    isRead: true,
  }),
};
