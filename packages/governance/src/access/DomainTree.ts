// SPDX-License-Identifier: Apache-2.0

/** A domain as far as access goes. @public */
export interface AccessDomain {
  /** Entity ref, in lower case. */
  ref: string;
  /** Ref of the domain that it is part of. */
  parent?: string;
  /** Refs of those who own it. */
  owners: readonly string[];
}

const nameOf = (ref: string) => ref.slice(ref.lastIndexOf('/') + 1);

/** Domains and those below them. @public */
export class DomainTree {
  readonly #domains = new Map<string, AccessDomain>();
  readonly #children = new Map<string, string[]>();

  constructor(domains: readonly AccessDomain[]) {
    for (const domain of domains) {
      this.#domains.set(domain.ref, domain);
      if (domain.parent) {
        const siblings = this.#children.get(domain.parent) ?? [];
        this.#children.set(domain.parent, [...siblings, domain.ref]);
      }
    }
  }

  /** A domain and all below it; domains that are part of each other end somewhere. */
  withBelow(refs: Iterable<string>): string[] {
    const found = new Set(refs);
    for (const ref of found) {
      this.#children.get(ref)?.forEach(child => found.add(child));
    }
    return [...found].sort();
  }

  /** Domains of a name and all below them; one that nobody knows is in the default namespace. */
  named(name: string): string[] {
    const known = [...this.#domains.keys()].filter(
      ref => nameOf(ref) === name.toLowerCase(),
    );
    return this.withBelow(
      known.length > 0 ? known : [`domain:default/${name.toLowerCase()}`],
    );
  }

  /** Refs of those who own some domains. */
  ownersOf(refs: readonly string[]): string[] {
    return refs.flatMap(ref => this.#domains.get(ref)?.owners ?? []);
  }

  /** Refs of domains that somebody owns, and of all below them. */
  ownedBy(claims: readonly string[]): string[] {
    return this.withBelow(
      [...this.#domains.values()]
        .filter(({ owners }) => owners.some(owner => claims.includes(owner)))
        .map(({ ref }) => ref),
    );
  }
}
