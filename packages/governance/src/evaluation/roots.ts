// SPDX-License-Identifier: Apache-2.0
import { adopt } from '../cel/adopt';
import type { DataMap, Value } from '../cel/values';
import type { ContractFacts } from '../facts/contractFacts';
import type { Facts } from '../facts/scope';

const kept = new WeakMap<object, Value>();

/** A section of the facts as expressions see it; the same object is copied once. */
function sectionOf(name: string, section: object): Value {
  const known = kept.get(section);
  if (known !== undefined) return known;
  let value: Value;
  if (name === 'product' && 'contracts' in section) {
    // The contracts are subjects of their own: they are copied once for both.
    const { contracts, ...rest } = section as { contracts: ContractFacts[] };
    const record = adopt({ ...rest, contracts: [] }) as DataMap;
    record.contracts = contracts.map(item => sectionOf('contract', item));
    value = record;
  } else {
    value = adopt(section);
  }
  kept.set(section, value);
  return value;
}

/** What the expressions of policies read about a subject. @internal */
export function rootsOf(facts: Facts): DataMap {
  const roots: DataMap = Object.create(null);
  for (const [name, section] of Object.entries(facts)) {
    if (section) roots[name] = sectionOf(name, section);
  }
  return roots;
}
