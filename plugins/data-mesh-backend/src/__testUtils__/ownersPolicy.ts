// SPDX-License-Identifier: Apache-2.0
import type {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type DefinitivePolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  incidentHandlePermission,
  qualityPermissions,
} from '@meshwright/plugin-data-mesh-common';

/** What the policy that comes with the software keeps to owners. */
const OF_OWNERS = [incidentHandlePermission, ...qualityPermissions].map(
  ({ name }) => name,
);

/** A permission policy that allows all but what is denied, and keeps to owners what they answer for. */
export function ownersPolicy(options: {
  /** Names of permissions that nobody has; asked again at each request. */
  denied: () => readonly string[];
  owns: (user: string, entityRef: string) => boolean;
}) {
  const resultOf = (isAllowed: boolean): DefinitivePolicyDecision => ({
    result: isAllowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
  });
  return mockServices.permissions.mock({
    authorizeConditional: async requests => requests.map(() => resultOf(true)),
    authorize: async (requests, { credentials }) => {
      const { principal } =
        credentials as BackstageCredentials<BackstageUserPrincipal>;
      return requests.map(({ permission, resourceRef = '' }) =>
        resultOf(
          !options.denied().includes(permission.name) &&
            (!OF_OWNERS.includes(permission.name) ||
              principal.type !== 'user' ||
              options.owns(principal.userEntityRef, resourceRef)),
        ),
      );
    },
  }).factory;
}
