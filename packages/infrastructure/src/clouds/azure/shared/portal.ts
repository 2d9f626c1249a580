// SPDX-License-Identifier: Apache-2.0
import type { StackVariable } from '../../../generate/types';

/** Where runs report their lineage and what they counted. @internal */
export const portalUrl: StackVariable = {
  name: 'portal_url',
  type: 'string',
  description:
    'Address of the portal that runs report lineage and counts to, such as https://portal.example.com; empty reports nothing. The token for it is the secret portal-token of the vault.',
  default: '',
  validations: [
    {
      condition:
        'var.portal_url == "" || startswith(var.portal_url, "https://")',
      message: 'The address begins with https://.',
    },
  ],
};

/** Name of the secret with the token. @internal */
export const PORTAL_SECRET = 'portal-token';
/** Path of the portal that takes OpenLineage events. @internal */
export const LINEAGE_PATH = '/api/data-mesh/v1/lineage';
