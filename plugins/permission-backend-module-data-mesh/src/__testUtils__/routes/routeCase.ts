// SPDX-License-Identifier: Apache-2.0
import type { MatrixProduct, Role } from '../matrixMesh';

/** A product, and what there is of it: names and ids that take the place of `_product_`, `_incident_`, … */
export interface Place {
  product: string;
  incident: string;
  waiver: string;
  check: string;
  series: string;
  token: string;
  maintenance: string;
}

/** What is asked of one route of the data mesh backend. */
export interface RouteCase {
  /** Path below `/api/data-mesh`. */
  path: (place: Place) => string;
  body?: (place: Place) => unknown;
  /** Permission about nothing in particular, without which it refuses before it looks. */
  permission?: string;
  /** Whether it is about one product: then one that may not be seen is answered like one that is not there. */
  isAboutProduct?: boolean;
  /** Who may do it to a product that they see, where not everybody may. */
  allows?: (role: Role, product: MatrixProduct) => boolean;
  /** Statuses for those who may; 200 unless stated. */
  status?: number[];
  /** Whether it takes away what it is about: those who may are asked after those who may not. */
  isSpent?: boolean;
  /** Whether it changes nothing, though it takes a body. */
  isRead?: boolean;
}

/** Cases by route, as routers write it. */
export type Routes = Record<string, RouteCase>;

type More = Omit<Partial<RouteCase>, 'path' | 'body'> & { body?: object };

const fill = (text: string, place: Place) =>
  Object.entries(place).reduce(
    (filled, [name, value]) => filled.split(`_${name}_`).join(value),
    text,
  );

/** A route that answers with what its caller may see. */
export function list(path: string, { body, ...more }: More = {}): RouteCase {
  const text = body && JSON.stringify(body);
  return {
    path: place => fill(path, place),
    ...(text && { body: place => JSON.parse(fill(text, place)) }),
    ...more,
  };
}

/** A route about one product. */
export const about = (path: string, more: More = {}): RouteCase =>
  list(path, { isAboutProduct: true, ...more });

export const PRODUCT = 'default/_product_';
export const REF = `dataproduct:${PRODUCT}`;
/** What people write, which the audit log leaves out. */
export const WORDS = 'Only between us.';

/** A day that is neither past nor far. */
export function nextMonth(): string {
  const DAYS = 30 * 24 * 60 * 60 * 1000;
  return new Date(Date.now() + DAYS).toISOString().slice(0, 10);
}
