// SPDX-License-Identifier: Apache-2.0
import type { RootConfigService } from '@backstage/backend-plugin-api';
import { readGitHostSettings } from '@meshwright/plugin-data-mesh-node';

/** Repository of the local git host that drafts of the portal go to; only those who may write policies make it. */
const OWN_REPOSITORY = 'governance/policies';

/**
 * Whose policies may bind all domains: beginnings of the origins of their entities. Where the configuration does not say
 * it, files that whoever runs the portal has put there, and the repository of policies of the portal's own git host.
 *
 * @internal
 */
export function globalPolicyPlaces(config: RootConfigService): string[] {
  const stated = config.getOptionalStringArray(
    'dataMesh.governance.globalPolicies',
  );
  if (stated) return stated;
  const host = readGitHostSettings(config);
  return [
    'data-mesh:',
    'file:',
    ...(host ? [`url:${host.webUrl}/${OWN_REPOSITORY}/`] : []),
  ];
}

/**
 * Says which repositories of the local git host have policies that count for more than one domain: those that may bind
 * all, and those that may let people in. Whoever made one first could write them.
 *
 * @internal
 */
export function bindingRepositories(
  config: RootConfigService,
): (group: string, name: string) => boolean {
  const host = readGitHostSettings(config);
  const places = [
    ...globalPolicyPlaces(config),
    ...(config.getOptionalStringArray('dataMesh.access.trustedPolicies') ?? []),
  ];
  return (group, name) =>
    places.some(place =>
      place.startsWith(`url:${host?.webUrl}/${group}/${name}/`),
    );
}
