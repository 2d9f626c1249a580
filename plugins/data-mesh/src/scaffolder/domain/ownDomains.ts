// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';

/** Domains inside domains; deeper ones are not walked. */
const MAX_DEPTH = 10;

/** A domain that a person may create in. @internal */
export interface DomainChoice {
  name: string;
  title: string;
  description: string;
  /** Title of the domain that it is part of. */
  parent?: string;
}

/**
 * Domains that a person may create in: those that one of their groups owns, and those below. In order of parents and
 * titles.
 *
 * @internal
 */
export function ownDomains(
  domains: readonly Entity[],
  ownershipEntityRefs: readonly string[],
): DomainChoice[] {
  const mine = new Set(ownershipEntityRefs.map(ref => ref.toLowerCase()));
  const byRef = new Map(
    domains.map(domain => [stringifyEntityRef(domain), domain]),
  );
  const parentOf = (domain: Entity) => {
    const { subdomainOf } = (domain.spec ?? {}) as { subdomainOf?: string };
    return subdomainOf
      ? byRef.get(refOf(subdomainOf, 'domain', domain))
      : undefined;
  };
  const isMine = (domain: Entity): boolean => {
    let at: Entity | undefined = domain;
    for (let depth = 0; at && depth < MAX_DEPTH; depth += 1) {
      const { owner } = (at.spec ?? {}) as { owner?: string };
      if (owner && mine.has(refOf(owner, 'group', at))) {
        return true;
      }
      at = parentOf(at);
    }
    return false;
  };
  return domains
    .filter(isMine)
    .map(domain => {
      const parent = parentOf(domain);
      return {
        name: domain.metadata.name,
        title: titleOf(domain),
        description: domain.metadata.description ?? '',
        ...(parent && { parent: titleOf(parent) }),
      };
    })
    .sort((a, b) =>
      `${a.parent ?? a.title} ${a.title}`.localeCompare(
        `${b.parent ?? b.title} ${b.title}`,
      ),
    );
}

function titleOf({ metadata }: Entity): string {
  return metadata.title ?? metadata.name;
}

function refOf(text: string, defaultKind: string, from: Entity): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(text, {
        defaultKind,
        defaultNamespace: from.metadata.namespace ?? 'default',
      }),
    );
  } catch {
    return text;
  }
}
