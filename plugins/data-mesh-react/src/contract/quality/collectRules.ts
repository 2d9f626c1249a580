// SPDX-License-Identifier: Apache-2.0
import type { Contract, Property, QualityRule } from '@meshwright/contracts';
import type { RuleSubject } from './describeRule';

/** A rule and what it is about. @internal */
export interface SubjectRule extends RuleSubject {
  rule: QualityRule;
  /** `orders.customer_id`, or the table's name. */
  place: string;
}

/** All quality rules of a contract, table by table: those of the table itself first, then those of its columns. @internal */
export function collectRules(contract: Contract): SubjectRule[] {
  const rules: SubjectRule[] = [];
  const walk = (table: string, property: Property, prefix: string) => {
    const column = `${prefix}${property.name}`;
    for (const rule of property.quality) {
      rules.push({ rule, table, column, place: `${table}.${column}` });
    }
    for (const child of property.properties) {
      walk(table, child, `${column}.`);
    }
    if (property.items) {
      walk(table, { ...property.items, name: property.name }, prefix);
    }
  };
  for (const object of contract.schema) {
    for (const rule of object.quality) {
      rules.push({ rule, table: object.name, place: object.name });
    }
    for (const property of object.properties) {
      walk(object.name, property, '');
    }
  }
  return rules;
}
