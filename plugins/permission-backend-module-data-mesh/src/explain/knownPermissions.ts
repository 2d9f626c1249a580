// SPDX-License-Identifier: Apache-2.0
import { catalogPermissions } from '@backstage/plugin-catalog-common/alpha';
import type { Permission } from '@backstage/plugin-permission-common';
import { scaffolderPermissions } from '@backstage/plugin-scaffolder-common/alpha';
import {
  accessPermissions,
  dataMeshSourceReadPermission,
  gitRepositoryPermissions,
  governancePermissions,
  incidentPermissions,
  lineagePermissions,
  productPermissions,
  qualityPermissions,
} from '@meshwright/plugin-data-mesh-common';

/** Permissions that people may ask about by their names, in the order they are told. @internal */
export const knownPermissions: readonly Permission[] = [
  ...catalogPermissions,
  ...accessPermissions,
  ...productPermissions,
  ...governancePermissions,
  ...incidentPermissions,
  ...qualityPermissions,
  ...lineagePermissions,
  dataMeshSourceReadPermission,
  ...gitRepositoryPermissions,
  ...scaffolderPermissions,
];
