// SPDX-License-Identifier: Apache-2.0
import {
  type Finding,
  type ReadLimits,
  readCustomDocument,
} from '@meshwright/contracts';
import { waiversShape } from './shape';

/**
 * A permission to break one rule with one product for a while. It ends by itself after its last day.
 *
 * @public
 */
export interface Waiver {
  /** Ref or name of the product; its contracts are covered too. A ref of a contract covers that contract only. */
  product: string;
  policy: string;
  rule: string;
  reason: string;
  /** Who allowed it. */
  approver: string;
  /** First day, as `YYYY-MM-DD`; from the beginning when nothing is said. */
  from?: string;
  /** Last day, as `YYYY-MM-DD`. */
  until: string;
}

/** What reading a file of waivers gives. @public */
export interface WaiversReadResult {
  file: string;
  valid: boolean;
  findings: Finding[];
  /** Those that can be understood. */
  waivers: Waiver[];
}

/** A day of the calendar: who writes the 30th of February meant another one. */
function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) {
    return false;
  }
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

function waiverOf(value: unknown): Waiver | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { product, rule, reason, approver, from, until } = value as Record<
    string,
    unknown
  >;
  const stated = [product, rule, reason, approver, until];
  if (stated.some(item => typeof item !== 'string' || !item)) return undefined;
  const [policy, id] = String(rule).split('/');
  if (!policy || !id || !isDay(until)) return undefined;
  return {
    product: String(product),
    policy,
    rule: id,
    reason: String(reason),
    approver: String(approver),
    ...(typeof from === 'string' && { from }),
    until: String(until),
  };
}

/**
 * Reads waivers from YAML or JSON: a list `waivers` of `product`, `rule` (policy/rule), `reason`, `approver` and
 * `until`.
 *
 * A waiver that is not complete does not count: nobody is let off by mistake.
 *
 * @public
 */
export function readWaivers(
  source: string | Uint8Array,
  { file = 'waivers', limits }: { file?: string; limits?: ReadLimits } = {},
): WaiversReadResult {
  const { data, findings } = readCustomDocument(source, waiversShape, {
    namespace: 'waivers',
    limits,
  });
  const list =
    typeof data === 'object' && data !== null
      ? (data as Record<string, unknown>).waivers
      : undefined;
  return {
    file,
    valid: !findings.some(({ severity }) => severity === 'error'),
    findings,
    waivers: Array.isArray(list)
      ? list.flatMap(item => waiverOf(item) ?? [])
      : [],
  };
}
