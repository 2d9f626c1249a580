// SPDX-License-Identifier: Apache-2.0
import type { CelScope, CelType } from '../cel';
import { type ContractFacts, contractFacts } from './contractFacts';
import { type FactFields, type FactRecord, complete } from './field';
import { type ProductFacts, productFacts } from './productFacts';
import {
  type ChangesFacts,
  type InfrastructureFacts,
  type LineageFacts,
  type QualityFacts,
  type RequestFacts,
  changesFacts,
  infrastructureFacts,
  lineageFacts,
  qualityFacts,
  requestFacts,
} from './runtimeFacts';

/**
 * What is known of a subject. A section that is not known is absent: rules that read it then do not apply, and nothing
 * is made up.
 *
 * @public
 */
export interface Facts {
  /** The product; for a contract, the product that offers it. */
  product?: ProductFacts;
  /** The contract; only for a contract. */
  contract?: ContractFacts;
  infrastructure?: InfrastructureFacts;
  quality?: QualityFacts;
  lineage?: LineageFacts;
  /** What differs from the version before. */
  changes?: ChangesFacts;
  /** What somebody wants to do; only in permission checks. */
  request?: RequestFacts;
  /** The catalog entity, as it is. */
  entity?: Record<string, unknown>;
}

/** Sections of {@link Facts}. @public */
export type FactSection = keyof Facts;

/** Sections with what is known of their fields. @internal */
export const sections: Record<
  Exclude<FactSection, 'entity'>,
  FactRecord<FactFields>
> = {
  product: productFacts,
  contract: contractFacts,
  infrastructure: infrastructureFacts,
  quality: qualityFacts,
  lineage: lineageFacts,
  changes: changesFacts,
  request: requestFacts,
};

/** Names that every expression of a policy may use. @public */
export const policyScope: CelScope = {
  ...Object.fromEntries(
    Object.entries(sections).map(([name, record]) => [name, { record }]),
  ),
  entity: { map: 'any' },
  environment: 'string',
  now: 'timestamp',
};

/**
 * The scope of one policy: with its parameters.
 *
 * @param parameters - the values that the policy gives them
 * @internal
 */
export function scopeOf(parameters: readonly string[]): CelScope {
  const fields = Object.fromEntries(
    parameters.map(name => [name, { type: 'any' as const, description: '' }]),
  );
  const record = { name: 'parameters', fields: () => fields };
  return { ...policyScope, parameters: { record } };
}

/** The same with `item`: what a rule with `each` looks at. @internal */
export function scopeWithItem(base: CelScope, item: CelType): CelScope {
  return { ...base, item };
}

/**
 * Facts as an example or another program states them, with every missing field filled in as empty.
 *
 * @public
 */
export function completeFacts(
  partial: Readonly<Record<string, unknown>>,
): Facts {
  const result: Record<string, unknown> = {};
  for (const [name, record] of Object.entries(sections)) {
    const value = partial[name];
    if (typeof value === 'object' && value !== null) {
      result[name] = complete(record, value as Record<string, unknown>);
    }
  }
  if (typeof partial.entity === 'object' && partial.entity !== null) {
    result.entity = partial.entity;
  }
  return result as Facts;
}
