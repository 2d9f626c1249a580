// SPDX-License-Identifier: Apache-2.0
import {
  DEFAULT_NAMESPACE,
  Entity,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
} from '@backstage/catalog-model';
import type { Fact } from './types';

/** The catalog does not compare longer keys and values; neither may we, or the two would disagree. */
const MAX_LENGTH = 200;

/** Relations that are kept as facts; the others can have as many targets as the catalog has entities. */
export const FACT_RELATIONS = [RELATION_OWNED_BY, RELATION_PART_OF];

/** Fields that the catalog leaves out of its search table, or writes in a way of its own. */
const SPECIAL_KEYS = new Set([
  'attachments',
  'relations',
  'status',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'metadata.etag',
]);

/**
 * What permission rules can ask about an entity, with the keys and values of the catalog's own search table, so that
 * a rule translated to SQL allows here what it allows there.
 *
 * An array gives its items under its own key, and for each text in it a key that ends with the text:
 * `metadata.tags = pii` and `metadata.tags.pii = true`.
 *
 * @internal
 */
export function factsOf(entity: Entity): Fact[] {
  const facts = new Map<string, Fact>();

  function add(path: string, value: unknown) {
    const key = path.toLowerCase();
    if (key.length > MAX_LENGTH) {
      return;
    }
    const text =
      value === null || value === undefined
        ? undefined
        : String(value).toLowerCase();
    const fact: Fact = {
      key,
      value: text !== undefined && text.length <= MAX_LENGTH ? text : null,
    };
    facts.set(JSON.stringify([fact.key, fact.value]), fact);
  }

  function visit(path: string, value: unknown) {
    if (SPECIAL_KEYS.has(path)) {
      return;
    }
    if (Array.isArray(value)) {
      for (const item of value) {
        visit(path, item);
        if (typeof item === 'string') {
          add(`${path}.${item}`, true);
        }
      }
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value)) {
        visit(path ? `${path}.${key}` : key, member);
      }
    } else {
      add(path, value);
    }
  }

  visit('', entity);
  add('metadata.name', entity.metadata.name);
  add('metadata.namespace', entity.metadata.namespace ?? DEFAULT_NAMESPACE);
  add('metadata.uid', entity.metadata.uid);
  for (const relation of entity.relations ?? []) {
    if (FACT_RELATIONS.includes(relation.type)) {
      add(`relations.${relation.type}`, relation.targetRef);
    }
  }
  return [...facts.values()];
}
