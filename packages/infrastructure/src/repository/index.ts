// SPDX-License-Identifier: Apache-2.0
export {
  ciEnvironment,
  type CiPurpose,
  type OidcTrust,
  oidcTrust,
  type RepositoryIdentity,
  serviceConnection,
} from './ci/oidc';
export { dataProductFile } from './descriptors/dataProduct';
export { withCodeOwners } from './housekeeping/codeowners';
export { contractPath } from './ports';
export { repositoryFiles } from './repositoryFiles';
export { stackFiles } from './stackFiles';
export * from './types';
