// SPDX-License-Identifier: Apache-2.0
import type { DescriptorFinding } from '@meshwright/plugin-data-mesh-common';
import {
  DEFAULT_NAMESPACE,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { meshFinding, placeOf } from '../descriptors/findings';
import { fitName, slug } from '../descriptors/names';
import type { Surroundings } from './BatchResolver';
import {
  type DueEntity,
  type PlacedReference,
  referencesOf,
  targetsOf,
} from './DueEntity';
import type { SourceSettings } from './settings';

/** Owner and domains of an entity, and what is to be said about them. @internal */
export interface OrgResolution {
  owner?: string;
  domain?: string;
  extraDomains: string[];
  findings: DescriptorFinding[];
  /** Positions of references that lead nowhere yet. */
  open: number[];
}

const WHAT: Record<string, string> = {
  DataProduct: 'product',
  API: 'contract',
  GovernancePolicy: 'policy',
};

/**
 * Finds owner and domains of an entity that a descriptor describes.
 *
 * A contract that names no team has the owner of the product that offers it, and without a domain its domain. An owner that leads nowhere is left out, a
 * domain stays as the name that it would have: people look for a product by its domain even when nobody has
 * described the domain.
 *
 * @internal
 */
export function resolveOrg(
  due: DueEntity,
  around: Surroundings,
  settings: SourceSettings | undefined,
): OrgResolution {
  const result: OrgResolution = { extraDomains: [], findings: [], open: [] };
  resolveOwner(due, around, settings, result);
  resolveDomain(due, around, settings, result);
  const extras = new Set<string>();
  for (const reference of referencesOf(due, 'extraDomain')) {
    extras.add(domainRef(reference, due, around, result));
  }
  extras.delete(result.domain ?? '');
  result.extraDomains = [...extras];
  return result;
}

function resolveOwner(
  due: DueEntity,
  { owners, ...around }: Surroundings,
  settings: SourceSettings | undefined,
  result: OrgResolution,
) {
  const own = referencesOf(due, 'owner');
  const exists = (target: string) => owners.get(target)?.exists ?? false;
  const team = own.find(r => !r.person && exists(r.target))?.target;
  const person = own.find(r => r.person && exists(r.target))?.target;
  const inherited = productsOf(due, { owners, ...around })
    .flatMap(id => targetsOf(around.productReferences.get(id), 'owner'))
    .find(exists);
  const missing = own.find(({ target }) => owners.has(target))?.target;
  const chosen = team ?? inherited ?? person ?? missing;
  const { defaultOwner } = settings ?? {};
  result.owner = chosen
    ? owners.get(chosen)!.entityRef
    : defaultOwner && (owners.get(defaultOwner)?.entityRef ?? defaultOwner);
  if (team ?? person) {
    return;
  }
  result.open.push(...own.map(({ position }) => position));
  const named = own[0];
  const what = WHAT[due.row.kind];
  if (named) {
    result.findings.push(
      meshFinding(
        'warning',
        'unresolved-owner',
        `No team or person in the catalog is called '${named.target}'.`,
        {
          ...placeOf(named),
          fix: `Name a group or user of the catalog, or add '${named.target}' to the catalog`,
        },
      ),
    );
  } else if (!result.owner) {
    result.findings.push(
      meshFinding('warning', 'no-owner', `The ${what} names no owner.`, {
        fix: `Name the team that owns the ${what}`,
      }),
    );
  }
}

function resolveDomain(
  due: DueEntity,
  around: Surroundings,
  settings: SourceSettings | undefined,
  result: OrgResolution,
) {
  const own = referencesOf(due, 'domain')[0];
  if (own) {
    result.domain = domainRef(own, due, around, result);
    return;
  }
  const inherited = productsOf(due, around).flatMap(id =>
    targetsOf(around.productReferences.get(id), 'domain'),
  )[0];
  const name = inherited ?? settings?.defaultDomain;
  if (name) {
    result.domain = around.domains.get(name)?.entityRef ?? wouldBe(name, due);
  } else if (due.row.kind === 'DataProduct') {
    result.findings.push(
      meshFinding('warning', 'no-domain', 'The product names no domain.', {
        fix: 'Name the domain that the product belongs to',
      }),
    );
  }
}

/** Ref of a domain that is named; when no entity has it, that is said. */
function domainRef(
  reference: PlacedReference,
  due: DueEntity,
  { domains }: Surroundings,
  result: OrgResolution,
): string {
  const { target, position } = reference;
  const match = domains.get(target);
  if (!match?.exists || match.made) {
    result.open.push(position);
    result.findings.push(
      meshFinding(
        'warning',
        'unresolved-domain',
        match?.made
          ? `Nobody has described the domain '${target}'; it is shown by its name only.`
          : `No domain in the catalog is called '${target}'.`,
        {
          ...placeOf(reference),
          fix: `Name a domain of the catalog, or add '${target}' to the catalog`,
        },
      ),
    );
  }
  return match?.entityRef ?? wouldBe(target, due);
}

function wouldBe(name: string, due: DueEntity): string {
  return stringifyEntityRef({
    kind: 'Domain',
    namespace: due.row.namespace || DEFAULT_NAMESPACE,
    name: fitName(slug(name) || 'unnamed'),
  });
}

/** Ids of the products that a contract belongs to: those it names, then those that offer it. */
function productsOf(due: DueEntity, around: Surroundings): string[] {
  if (due.row.kind !== 'API') {
    return [];
  }
  const named = referencesOf(due, 'product').flatMap(({ target }) =>
    around.products
      .filter(p => p.externalId === target || p.baseName === slug(target))
      .map(({ id }) => id),
  );
  const offering = around.offerings.productsOf({
    id: due.row.id,
    externalId: due.row.external_id ?? undefined,
    baseName: due.row.base_name,
  });
  return [...named, ...offering.map(({ id }) => id)];
}
