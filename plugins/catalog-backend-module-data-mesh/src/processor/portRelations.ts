// SPDX-License-Identifier: Apache-2.0
import {
  type CompoundEntityRef,
  type Entity,
  getCompoundEntityRef,
  parseEntityRef,
  RELATION_API_CONSUMED_BY,
  RELATION_API_PROVIDED_BY,
  RELATION_CONSUMES_API,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { EntityRelationSpec } from '@backstage/plugin-catalog-node';

const PORTS = [
  {
    field: 'inputPorts',
    forward: RELATION_CONSUMES_API,
    reverse: RELATION_API_CONSUMED_BY,
  },
  {
    field: 'outputPorts',
    forward: RELATION_PROVIDES_API,
    reverse: RELATION_API_PROVIDED_BY,
  },
];

/**
 * Relations of a product to the contracts of its ports, in both directions. A model layer cannot say them: the
 * references are inside objects.
 *
 * @internal
 */
export function portRelations(product: Entity): EntityRelationSpec[] {
  const self = getCompoundEntityRef(product);
  const relations: EntityRelationSpec[] = [];
  for (const { field, forward, reverse } of PORTS) {
    const seen = new Set<string>();
    for (const contract of contractsOf(product, field)) {
      const ref = stringifyEntityRef(contract);
      if (!seen.has(ref)) {
        seen.add(ref);
        relations.push(
          { source: self, type: forward, target: contract },
          { source: contract, type: reverse, target: self },
        );
      }
    }
  }
  return relations;
}

function contractsOf(product: Entity, field: string): CompoundEntityRef[] {
  const ports = product.spec?.[field];
  return (Array.isArray(ports) ? ports : []).flatMap(port => {
    const contract = (port as { contract?: unknown } | null)?.contract;
    if (typeof contract !== 'string') {
      return [];
    }
    try {
      const ref = parseEntityRef(contract, {
        defaultKind: 'API',
        defaultNamespace: product.metadata.namespace,
      });
      return ref.kind.toLocaleLowerCase('en-US') === 'api' ? [ref] : [];
    } catch {
      // No ref at all: the port is shown without a contract.
      return [];
    }
  });
}
