// SPDX-License-Identifier: Apache-2.0
import type { ProductDetail } from '@meshwright/plugin-data-mesh-common';
import type { FindingItem } from '@meshwright/plugin-data-mesh-react';

/**
 * What is to be mended about a product: findings, and references that lead nowhere.
 *
 * A reference that the reader of the descriptor has found to lead nowhere is listed once, with the line that the reader
 * knows.
 *
 * @internal
 */
export function problemItems(product: ProductDetail): FindingItem[] {
  const { findings, unresolved, entityRef, title } = product;
  const isKnown = (field: string) =>
    findings.some(
      ({ rule, path, subject }) =>
        subject.entityRef === entityRef &&
        rule.startsWith('catalog/unresolved') &&
        (path === `/${field}` || path.startsWith(`/${field}/`)),
    );
  return [
    ...findings,
    ...unresolved
      .filter(({ field }) => !isKnown(field))
      .map(
        ({ field, message }): FindingItem => ({
          severity: 'warning',
          rule: 'catalog/unresolved-reference',
          message,
          path: field,
          subject: { entityRef, title, resolved: true },
        }),
      ),
  ];
}
