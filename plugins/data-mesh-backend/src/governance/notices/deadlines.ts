// SPDX-License-Identifier: Apache-2.0
import type { Policy } from '@meshwright/governance';
import {
  type NewNotice,
  type SubjectTally,
  today,
  type WaiverRow,
} from '../database';
import { ownerRefOf } from '../ownerRefOf';
import type { CatalogMesh } from '../evaluation/CatalogMesh';

/** Days before an end that people are told of it. */
const AHEAD = 7;
const DAY = 24 * 60 * 60 * 1000;

/** The last day that is told of now. @internal */
export const horizon = () =>
  new Date(Date.now() + AHEAD * DAY).toISOString().slice(0, 10);

/** An owner or approver as a ref; nothing where it is a name only. */
const refsIn = (text?: string | null) => [ownerRefOf(text ?? '') ?? []].flat();

/**
 * What ends soon: grace periods of policies that a product fails still, and waivers. The keys are the same at each
 * asking, so that each is told once.
 *
 * @internal
 */
export function deadlineNotices(
  mesh: CatalogMesh,
  known: {
    policies: readonly Policy[];
    subjects: readonly SubjectTally[];
    waivers: readonly WaiverRow[];
  },
): NewNotice[] {
  const created_at = new Date().toISOString();
  const ends = known.policies.filter(
    ({ lifecycle, graceUntil }) =>
      lifecycle === 'grace' &&
      graceUntil !== undefined &&
      graceUntil >= today() &&
      graceUntil <= horizon(),
  );
  const notices: NewNotice[] = [];
  for (const { name, title, graceUntil } of ends) {
    const products = new Set(
      known.subjects
        .filter(({ policies }) => (policies.get(name)?.[1] ?? 0) > 0)
        .flatMap(({ product }) => product ?? []),
    );
    for (const product of products) {
      const [recipient, ...others] = mesh.answerableFor(product);
      if (!recipient) continue;
      notices.push({
        key: `grace-ends:${name}:${graceUntil}:${product}`.slice(0, 255),
        kind: 'grace-ends',
        recipient,
        others: JSON.stringify(others),
        product_ref: product,
        title: mesh.titleOf(product),
        severity: 'warning',
        message: `${title}: from the day after ${graceUntil} on, what fails is an error`,
        created_at,
      });
    }
  }
  for (const waiver of known.waivers) {
    const { id, product_ref, policy, rule, until_day } = waiver;
    const owner = known.policies.find(({ name }) => name === policy)?.owner;
    // Somebody hears of it: who answers for the product, who let it off, or whose rule it is.
    const [first, ...others] = [
      ...mesh.answerableFor(product_ref),
      ...refsIn(waiver.decided_by),
      ...refsIn(owner),
    ];
    const recipients = new Map<string, string[]>([
      [waiver.requested_by, []],
      ...(first ? [[first, others] as const] : []),
    ]);
    for (const [recipient, instead] of recipients) {
      notices.push({
        key: `waiver-ends:${id}:${recipient}`.slice(0, 255),
        kind: 'waiver-ends',
        recipient,
        others: JSON.stringify(instead),
        product_ref,
        title: mesh.titleOf(product_ref),
        severity: 'warning',
        message: `${policy} · ${rule}: the waiver ends after ${until_day}`,
        created_at,
      });
    }
  }
  return notices;
}
