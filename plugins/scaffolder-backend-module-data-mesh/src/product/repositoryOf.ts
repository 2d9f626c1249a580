// SPDX-License-Identifier: Apache-2.0
import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { ScmIntegrations } from '@backstage/integration';
import { DESCRIPTOR_LOCATION_ANNOTATION } from '@meshwright/plugin-data-mesh-common';
import { repositoryAddress, type RepositoryAddress } from './repositoryAddress';

const isUrl = (address: string | undefined): address is string =>
  /^https?:/.test(address ?? '');

/**
 * Finds the repository that the descriptor of an entity lies in, by where the catalog has read it: with the path of the
 * descriptor in it.
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
  // What the catalog was pointed at may be another file than the one that describes the product.
  const descriptor = annotations[DESCRIPTOR_LOCATION_ANNOTATION];
  const own = isUrl(descriptor) && repositoryAddress(host!, descriptor);
  return own && own.repoUrl === repository.repoUrl
    ? { ...repository, file: own.file }
    : repository;
}
