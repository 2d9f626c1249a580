// SPDX-License-Identifier: Apache-2.0
import {
  type Domain,
  isPersonal,
  type MatrixProduct,
  PRODUCTS,
  type Role,
  ROLES,
} from './matrixMesh';

/** All who are in a group. */
export const MEMBERS = ROLES.filter(role => role !== 'guest');
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
  if (OWNERS.includes(role) && product.domain === 'sales') return true;
  if (!CLEARANCES[classification].includes(role)) return false;
  // Only one of those who are cleared has the purpose that personal data is for.
  const isForPurpose = ['confidential', 'restricted'].includes(classification);
  return !isForPurpose || !isPersonal(product) || role === 'product-owner';
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
  'data-mesh.governance.author': ['steward'],
  'data-mesh.incident.read': MEMBERS,
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

const isMember = (role: Role) => role !== 'guest';
const ownsOne = (role: Role, { domain }: MatrixProduct) =>
  OWNERS.includes(role) && domain === 'sales';

/** Permissions about an entity: what somebody in a role may do to a product. */
export const ABOUT_ENTITY: Record<
  string,
  (role: Role, product: MatrixProduct) => boolean
> = {
  'catalog.entity.read': maySee,
  // Active products are retired before they are taken away.
  'catalog.entity.delete': role => role === 'platform-engineer',
  'catalog.entity.refresh': role => WORKERS.includes(role),
  'data-mesh.governance.waiver.request': isMember,
  // Nobody lets restricted products off a rule here: a policy of the test mesh says so.
  'data-mesh.governance.waive': (role, { domain, level }) =>
    level !== 'restricted' &&
    (role === 'steward' || (role === 'domain-owner' && domain === 'sales')),
  'data-mesh.incident.open': isMember,
  'data-mesh.incident.comment': isMember,
  // The same policy lets stewards handle what happens to restricted products.
  'data-mesh.incident.handle': (role, product) =>
    ownsOne(role, product) ||
    (role === 'steward' && product.level === 'restricted'),
  'data-mesh.incident.handle-assigned': role => WORKERS.includes(role),
  'data-mesh.quality.report': ownsOne,
  'data-mesh.quality-token.manage': ownsOne,
  'data-mesh.quality.measure': ownsOne,
  'data-mesh.quality.maintenance': ownsOne,
  'data-mesh.cost.read': (role, product) =>
    OVERSEERS.includes(role) ||
    ownsOne(role, product) ||
    (role === 'domain-owner' && product.domain === 'sales'),
  'data-mesh.product.retire': (role, { domain }) =>
    role === 'steward' ||
    (domain === 'sales' && ['developer', 'domain-owner'].includes(role)),
  ...Object.fromEntries(
    Object.keys(CLEARANCES).map(classification => [
      `data-mesh.data.read.${classification}`,
      (role: Role, product: MatrixProduct) =>
        maySeeValues(role, product, classification),
    ]),
  ),
};

/** Permissions about a task of the scaffolder: what somebody in a role may do to one that a role started. */
export const ABOUT_TASK: Record<
  string,
  (role: Role, starter: Role) => boolean
> = {
  'scaffolder.task.read': (role, starter) =>
    role === starter || role === 'platform-engineer' || role === 'auditor',
  'scaffolder.task.cancel': (role, starter) =>
    role === starter || role === 'platform-engineer',
};

/** Permissions about a template, which are the same for all templates. */
export const ABOUT_TEMPLATE: Record<string, Role[]> = {
  'scaffolder.template.parameter.read': MEMBERS,
  'scaffolder.template.step.read': MEMBERS,
};

/** Permissions about an action: whether somebody in a role may make a product in a domain with it. */
export const ABOUT_ACTION: Record<
  string,
  (role: Role, domain: Domain) => boolean
> = {
  'scaffolder.action.execute': (role, domain) =>
    role === 'domain-owner' && domain === 'sales',
};

/** Words of products that somebody in a role must not meet anywhere. */
export function hiddenWords(role: Role): string[] {
  return PRODUCTS.filter(product => !maySee(role, product)).flatMap(
    ({ name }) => [name, name.replace(/-/g, '_')],
  );
}

/**
 * Products that each route is asked about by somebody in a role. SQLite has every cell: each role, each domain and each
 * classification. Decisions are made of policies and people, and not of the database, so PostgreSQL is asked by each
 * role about one product that the role may see and one that it may not, which are the two ways its queries can go.
 * Lists, permissions and the catalog are asked alike on both.
 */
export function productsFor(role: Role, databaseId: string): MatrixProduct[] {
  if (databaseId === 'SQLITE_3') return PRODUCTS;
  const isSeen = (product: MatrixProduct) => maySee(role, product);
  // The strictest that is seen, and the mildest that is not.
  const seen = PRODUCTS.filter(isSeen).slice(-1);
  return [...seen, ...PRODUCTS.filter(one => !isSeen(one)).slice(0, 1)];
}
