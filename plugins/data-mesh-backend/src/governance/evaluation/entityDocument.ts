// SPDX-License-Identifier: Apache-2.0
import {
  type Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
} from '@backstage/catalog-model';
import { type Finding, readDescriptor } from '@meshwright/contracts';
import type { EstateDocument } from '@meshwright/governance';
import {
  DESCRIPTOR_LOCATION_ANNOTATION,
  findingCountsOf,
  isDataContractEntity,
  isDataProductEntity,
} from '@meshwright/plugin-data-mesh-common';

/** Findings past which there are only many. */
const MOST_COUNTED = 1_000;

function ownerOf(entity: Entity): string | undefined {
  const relation = entity.relations?.find(
    ({ type }) => type === RELATION_OWNED_BY,
  );
  if (relation) return parseEntityRef(relation.targetRef).name;
  return typeof entity.spec?.owner === 'string' ? entity.spec.owner : undefined;
}

/** Findings of the reader of the descriptor, as many as the entity counts. */
function findingsOf(entity: Entity): Finding[] {
  const { errors, warnings } = findingCountsOf(entity);
  const many = (count: number, severity: Finding['severity']) =>
    Array.from(
      { length: Math.min(count, MOST_COUNTED) },
      (): Finding => ({
        severity,
        rule: '',
        path: '',
        message: '',
        line: 1,
        column: 1,
      }),
    );
  return [...many(errors, 'error'), ...many(warnings, 'warning')];
}

/** Name of the domain that a domain is part of. @internal */
export function parentDomain(entity: Entity): string | undefined {
  const { kind, spec } = entity;
  const parent = spec?.subdomainOf;
  if (kind !== 'Domain' || typeof parent !== 'string') return undefined;
  try {
    return parseEntityRef(parent, {
      defaultKind: 'Domain',
      defaultNamespace: 'default',
    }).name;
  } catch {
    return undefined;
  }
}

/** A product or contract of the catalog as policies judge it; undefined for other entities. @internal */
export function entityDocument(
  ref: string,
  entity: Entity,
): EstateDocument | undefined {
  const location =
    entity.metadata.annotations?.[DESCRIPTOR_LOCATION_ANNOTATION];
  const common = {
    file: location ?? ref,
    ref,
    owner: ownerOf(entity),
    revision: entity.metadata.etag,
  };
  if (isDataProductEntity(entity)) {
    return {
      ...common,
      standard: 'entity',
      entity: entity as unknown as Record<string, unknown>,
      findings: findingsOf(entity),
    };
  }
  if (!isDataContractEntity(entity)) return undefined;
  const { definition } = entity.spec as { definition?: unknown };
  const { contract, standard, findings } = readDescriptor(
    typeof definition === 'string' ? definition : '',
    { file: common.file },
  );
  return contract && { ...common, standard: standard?.id, contract, findings };
}
