// SPDX-License-Identifier: Apache-2.0
import { createPermission } from '@backstage/plugin-permission-common';
import { createEntityPermission } from './access/createEntityPermission';

/**
 * Seeing where descriptors are read from, how old each state is and why. Held by the catalog plugin.
 *
 * @public
 */
export const dataMeshSourceReadPermission = createPermission({
  name: 'data-mesh.source.read',
  attributes: { action: 'read' },
});

/** Seeing repositories of the local git host, and cloning them. Held by the data mesh backend. @public */
export const gitRepositoryReadPermission = createPermission({
  name: 'data-mesh.git-repository.read',
  attributes: { action: 'read' },
});

/** Making repositories on the local git host, for groups that one is in. Held by the data mesh backend. @public */
export const gitRepositoryCreatePermission = createPermission({
  name: 'data-mesh.git-repository.create',
  attributes: { action: 'create' },
});

/**
 * Proposing changes on the local git host. Pushing, merging and deleting ask beside it that one is in the group that
 * owns the repository. Held by the data mesh backend.
 *
 * @public
 */
export const gitRepositoryUpdatePermission = createPermission({
  name: 'data-mesh.git-repository.update',
  attributes: { action: 'update' },
});

/** All permissions of the local git host. @public */
export const gitRepositoryPermissions = [
  gitRepositoryReadPermission,
  gitRepositoryCreatePermission,
  gitRepositoryUpdatePermission,
];

/** Reporting results of quality checks for a product. Held by the data mesh backend. @public */
export const qualityReportPermission = createEntityPermission({
  name: 'data-mesh.quality.report',
  attributes: { action: 'update' },
});

/** Making, listing and revoking tokens that report results of a product. Held by the data mesh backend. @public */
export const qualityTokenManagePermission = createEntityPermission({
  name: 'data-mesh.quality-token.manage',
  attributes: { action: 'create' },
});

/** Having the data of a product checked now. Held by the data mesh backend. @public */
export const qualityMeasurePermission = createEntityPermission({
  name: 'data-mesh.quality.measure',
  attributes: { action: 'update' },
});

/** Announcing and cancelling maintenance of a product. Held by the data mesh backend. @public */
export const qualityMaintenancePermission = createEntityPermission({
  name: 'data-mesh.quality.maintenance',
  attributes: { action: 'update' },
});

/** Seeing what a product costs, where pipelines report it. Held by the data mesh backend. @public */
export const costReadPermission = createEntityPermission({
  name: 'data-mesh.cost.read',
  attributes: { action: 'read' },
});

/** All permissions about quality. @public */
export const qualityPermissions = [
  qualityReportPermission,
  qualityTokenManagePermission,
  qualityMeasurePermission,
  qualityMaintenancePermission,
  costReadPermission,
];

/**
 * Seeing lineage. Of what belongs to a product or a contract one sees it only where one may read that in the catalog.
 * Held by the data mesh backend.
 *
 * @public
 */
export const lineageReadPermission = createPermission({
  name: 'data-mesh.lineage.read',
  attributes: { action: 'read' },
});

/** Sending lineage events. Held by the data mesh backend. @public */
export const lineageWritePermission = createPermission({
  name: 'data-mesh.lineage.write',
  attributes: { action: 'create' },
});

/** All permissions about lineage. @public */
export const lineagePermissions = [
  lineageReadPermission,
  lineageWritePermission,
];

/**
 * Proposing that a product ends. Asked by the scaffolder action `data-mesh:product:change` for the person who started the
 * task; held by the data mesh backend.
 *
 * @public
 */
export const productRetirePermission = createEntityPermission({
  name: 'data-mesh.product.retire',
  attributes: { action: 'update' },
});

/** All permissions about changes of products. @public */
export const productPermissions = [productRetirePermission];
