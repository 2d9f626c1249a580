// SPDX-License-Identifier: Apache-2.0
import {
  DEFAULT_NAMESPACE,
  type Entity,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
} from '@backstage/catalog-model';
import type { ResourceFacts } from '@meshwright/governance';

const plain = (text: unknown) =>
  typeof text === 'string' ? text.toLocaleLowerCase('en-US') : '';

/** What access rules read of an entity, as its conditions would find it. @internal */
export function entityFacts(entity: Entity): ResourceFacts {
  const { kind, metadata, relations = [], spec = {} } = entity;
  const targets = (type: string) =>
    relations
      .filter(relation => relation.type === type)
      .map(({ targetRef }) => targetRef);
  return {
    kind: plain(kind),
    namespace: plain(metadata.namespace ?? DEFAULT_NAMESPACE),
    name: plain(metadata.name),
    type: plain(spec.type),
    lifecycle: plain(spec.lifecycle),
    classification: plain(spec.classification),
    environment: plain(spec.environment),
    owners: targets(RELATION_OWNED_BY),
    domains: targets(RELATION_PART_OF),
    tags: (metadata.tags ?? []).map(plain),
    labels: metadata.labels ?? {},
    annotations: metadata.annotations ?? {},
    fields: spec,
  };
}
