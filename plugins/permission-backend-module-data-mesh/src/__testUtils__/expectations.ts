// SPDX-License-Identifier: Apache-2.0
import { type MatrixProduct, PRODUCTS, type Role, ROLES } from './matrixMesh';

const MEMBERS = ROLES.filter(role => role !== 'guest');
const OVERSEERS: Role[] = ['steward', 'auditor', 'platform-engineer'];
/** Own what is in the domain sales, or something in it. */
const OF_SALES: Role[] = ['developer', 'product-owner', 'domain-owner'];
/** Own the products of the domain sales. */
const OWNERS: Role[] = ['developer'];
const WORKERS: Role[] = [...OF_SALES, 'platform-engineer', 'steward'];

/** Whether somebody in a role may see a product, said again and independently of the policies. */
export function maySee(role: Role, { domain, level }: MatrixProduct): boolean {
  if (OVERSEERS.includes(role)) return true;
  if (role === 'guest') return level === 'public';
  if (OF_SALES.includes(role) && domain === 'sales') return true;
  if (level === 'restricted') return false;
  return level !== 'confidential' || role !== 'contractor';
}

const CLEARANCES: Record<string, Role[]> = {
  public: MEMBERS,
  internal: MEMBERS,
  confidential: ['product-owner', 'steward'],
  restricted: ['steward'],
};

/** Whether somebody in a role may see values of a classification in a product. */
export function maySeeValues(
  role: Role,
  product: MatrixProduct,
  classification: string,
): boolean {
  return (
    CLEARANCES[classification].includes(role) ||
    (OWNERS.includes(role) && product.domain === 'sales')
  );
}

/** Roles that have a permission about nothing in particular. */
export const BASIC: Record<string, Role[]> = {
  'catalog.entity.create': ['domain-owner', 'platform-engineer'],
  'catalog.entity.validate': WORKERS,
  'catalog.location.read': ['domain-owner', ...OVERSEERS],
  'catalog.location.create': ['domain-owner', 'platform-engineer'],
  'catalog.location.delete': ['platform-engineer'],
  'catalog.location.analyze': WORKERS,
  'catalog.ingestion.read': OVERSEERS,
  'catalog.ingestion.manage': ['platform-engineer'],
  'data-mesh.governance.read': MEMBERS,
  'data-mesh.governance.rehearse': MEMBERS,
  'data-mesh.governance.waiver.request': MEMBERS,
  'data-mesh.governance.waive': ['steward', 'domain-owner'],
  'data-mesh.incident.read': MEMBERS,
  'data-mesh.incident.open': MEMBERS,
  'data-mesh.incident.comment': MEMBERS,
  'data-mesh.incident.handle': WORKERS,
  'data-mesh.quality.report': WORKERS,
  'data-mesh.quality-token.manage': WORKERS,
  'data-mesh.quality.measure': WORKERS,
  'data-mesh.quality.maintenance': WORKERS,
  'data-mesh.lineage.read': MEMBERS,
  'data-mesh.lineage.write': WORKERS,
  'data-mesh.source.read': MEMBERS,
  'data-mesh.git-repository.read': MEMBERS,
  'data-mesh.git-repository.create': MEMBERS,
  'data-mesh.git-repository.update': MEMBERS,
  'scaffolder.task.create': MEMBERS,
  'scaffolder.template.dry-run': MEMBERS,
  'scaffolder.template.management': ['platform-engineer'],
};

/** Permissions about an entity: what somebody in a role may do to a product. */
export const ABOUT_ENTITY: Record<
  string,
  (role: Role, product: MatrixProduct) => boolean
> = {
  'catalog.entity.read': maySee,
  // Active products are retired before they are taken away.
  'catalog.entity.delete': role => role === 'platform-engineer',
  'catalog.entity.refresh': role => WORKERS.includes(role),
  ...Object.fromEntries(
    Object.keys(CLEARANCES).map(classification => [
      `data-mesh.data.read.${classification}`,
      (role: Role, product: MatrixProduct) =>
        maySeeValues(role, product, classification),
    ]),
  ),
};

/** Words of products that somebody in a role must not meet anywhere. */
export function hiddenWords(role: Role): string[] {
  return PRODUCTS.filter(product => !maySee(role, product)).flatMap(
    ({ name }) => [name, name.replace(/-/g, '_')],
  );
}
