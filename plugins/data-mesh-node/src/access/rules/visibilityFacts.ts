// SPDX-License-Identifier: Apache-2.0
import {
  type Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { isDataContractEntity } from '@meshwright/plugin-data-mesh-common';

/** Field of `metadata` that has the facts. */
const FIELD = 'visibility';

/** Key of visibility facts in the catalog's search; every entity that was processed has one at least. @public */
export const VISIBILITY_KEY = `metadata.${FIELD}.of`;

/** Of an entity without any other fact, so that it can be told from one that was not processed. */
const NOTHING = 'nothing:';

/** What most decisions on reading an entity ask of it. @public */
export type VisibilityAttribute = 'classification' | 'domains' | 'owners';

/** Fields of `spec` that make an entity of a kind part of a domain. */
const DOMAIN_FIELDS: Readonly<Record<string, readonly string[]>> = {
  api: ['domain'],
  dataproduct: ['domain', 'additionalDomains'],
  domain: ['subdomainOf'],
  governancepolicy: ['domain'],
  system: ['domain'],
};

const lower = (text: string) => text.toLocaleLowerCase('en-US');

/**
 * A fact by which entities are found that have a value in an attribute. An empty classification stands for none.
 *
 * @public
 */
export function visibilityFact(
  attribute: VisibilityAttribute,
  value: string,
): string {
  return `${attribute}:${lower(value)}`;
}

function refsIn(
  { metadata, spec }: Entity,
  field: string,
  kinds: readonly string[],
): string[] {
  return [spec?.[field]].flat().flatMap(text => {
    if (typeof text !== 'string') return [];
    try {
      const ref = parseEntityRef(text, {
        defaultKind: kinds[0],
        defaultNamespace: metadata.namespace,
      });
      return kinds.includes(lower(ref.kind)) ? [stringifyEntityRef(ref)] : [];
    } catch {
      // No ref at all: nobody owns it, and no domain has it.
      return [];
    }
  });
}

/** What is no text is no classification that anybody could be cleared for, and is not the same as none. */
function classificationsOf({ spec }: Entity): string[] {
  const stated = spec?.classification ?? '';
  return [stated]
    .flat()
    .filter((one): one is string => typeof one === 'string');
}

function domainsOf(entity: Entity): string[] {
  const kind = lower(entity.kind);
  if (!Object.hasOwn(DOMAIN_FIELDS, kind)) return [];
  if (kind === 'api' && !isDataContractEntity(entity)) return [];
  return DOMAIN_FIELDS[kind].flatMap(field =>
    refsIn(entity, field, ['domain']),
  );
}

function factsOf(entity: Entity): string[] {
  const facts = [
    ...classificationsOf(entity).map(one => ['classification', one] as const),
    ...refsIn(entity, 'owner', ['group', 'user']).map(
      ref => ['owners', ref] as const,
    ),
    ...domainsOf(entity).map(ref => ['domains', ref] as const),
  ];
  return [
    ...new Set(
      facts.map(([attribute, value]) => visibilityFact(attribute, value)),
    ),
  ].sort();
}

/**
 * An entity with what decides who may read it in one field, `metadata.visibility`: its classification, its owners and its
 * domains, as its `spec` states them. A database that has to ask for one field finds out far faster than one that asks
 * for several of which any may do.
 *
 * The facts are objects and not texts, since the catalog indexes each text of a list twice.
 *
 * @public
 */
export function withVisibilityFacts(entity: Entity): Entity {
  const facts = factsOf(entity);
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      [FIELD]: (facts.length > 0 ? facts : [NOTHING]).map(of => ({ of })),
    },
  };
}

/** The facts that an entity carries. @internal */
export function visibilityFactsOf({ metadata }: Entity): string[] {
  const facts = metadata[FIELD];
  return (Array.isArray(facts) ? facts : []).flatMap(fact => {
    const of = (fact as { of?: unknown } | null)?.of;
    return typeof of === 'string' ? [lower(of)] : [];
  });
}
