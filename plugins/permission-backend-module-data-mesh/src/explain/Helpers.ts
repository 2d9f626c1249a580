// SPDX-License-Identifier: Apache-2.0
import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { AccessPolicies, ResourceFacts } from '@meshwright/governance';
import type { AccessAnswer } from '@meshwright/plugin-data-mesh-common';

const PORTION = 200;

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];

/**
 * Leaves of those who are to be asked the ones that the catalog has. A policy may name a group that is called otherwise
 * here, or is gone: then whoever owns the subject is asked, and where there is none, stewards.
 *
 * @internal
 */
export class Helpers {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;

  constructor(options: { auth: AuthService; catalog: CatalogService }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
  }

  /** The answers, each with helpers that exist; the rest of them is as it was. */
  async existing(
    answers: AccessAnswer[],
    facts: ResourceFacts | undefined,
    policies: AccessPolicies,
  ): Promise<AccessAnswer[]> {
    const owners = textsOf(facts?.owners);
    const stewards = [...policies.stewards];
    const refused = answers.filter(({ result }) => result === 'deny');
    const known = await this.#known([
      ...refused.flatMap(({ ask = [] }) => ask),
      ...owners,
      ...stewards,
    ]);
    const isKnown = (ref: string) => known.has(ref.toLocaleLowerCase('en-US'));
    return answers.map(answer => {
      if (answer.result !== 'deny') return answer;
      const [ask = []] = [answer.ask ?? [], owners, stewards]
        .map(refs => refs.filter(isKnown))
        .filter(refs => refs.length > 0);
      return { ...answer, ask };
    });
  }

  async #known(refs: string[]): Promise<Set<string>> {
    const all = [...new Set(refs.map(ref => ref.toLocaleLowerCase('en-US')))];
    const credentials = await this.#auth.getOwnServiceCredentials();
    const found = new Set<string>();
    for (let from = 0; from < all.length; from += PORTION) {
      const entityRefs = all.slice(from, from + PORTION);
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs, fields: ['kind'] },
        { credentials },
      );
      items.forEach((item, index) => item && found.add(entityRefs[index]));
    }
    return found;
  }
}
