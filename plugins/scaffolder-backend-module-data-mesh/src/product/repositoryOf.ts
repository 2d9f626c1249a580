// SPDX-License-Identifier: Apache-2.0
import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { ScmIntegrations } from '@backstage/integration';
import { repositoryAddress, type RepositoryAddress } from './repositoryAddress';

/**
 * Finds the repository that the descriptor of an entity lies in, by where the catalog has read it.
 *
 * @param webUrl - address of the pages of the portal's own git host, where there is one
 * @throws InputError when it lies in none
 * @internal
 */
export function repositoryOf(
  entity: Entity,
  options: { webUrl?: string; integrations: ScmIntegrations },
): RepositoryAddress {
  const { annotations = {}, name } = entity.metadata;
  const location =
    annotations[ANNOTATION_SOURCE_LOCATION] ?? annotations[ANNOTATION_LOCATION];
  if (!location?.startsWith('url:')) {
    throw new InputError(
      `The descriptor of '${name}' lies in a folder of the portal and not in a repository, so that no change can be proposed. Change the files where they are.`,
    );
  }
  const address = location.slice('url:'.length);
  const { webUrl, integrations } = options;
  const local = webUrl && address.startsWith(`${webUrl}/`);
  const host = local ? 'local' : integrations.byUrl(address)?.type;
  const repository = host ? repositoryAddress(host, address) : undefined;
  if (!repository) {
    throw new InputError(
      `The repository of '${name}', ${address}, is on a host that the portal has no integration for`,
    );
  }
  return repository;
}
