// SPDX-License-Identifier: Apache-2.0
import type { ProblemQuery } from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { foldText } from '../text';
import { NO_VALUE, PRODUCT_KIND, type QueryContext } from './context';
import type { DomainTree } from './DomainTree';

/** Most words of the text that are looked for. */
const MAX_WORDS = 10;

/** Descriptors with findings that the caller may see, called `problem` and `entity`. @internal */
export function visibleProblems({
  knex,
  visibility,
}: QueryContext): Knex.QueryBuilder {
  const query = knex('marketplace_problem as problem').join(
    'marketplace_entity as entity',
    'entity.id',
    'problem.id',
  );
  return visibility.narrow(query, {
    id: 'problem.id',
    kind: { column: 'entity.kind' },
  });
}

/**
 * Rows of `problem_id` and `ref`: the domains that a descriptor belongs to. A product names its domains, a contract
 * has those of the products that offer it and that the caller may see, a domain is its own.
 *
 * @internal
 */
export function problemDomains({
  knex,
  visibility,
}: QueryContext): Knex.QueryBuilder {
  const fields = ['domain', 'additionalDomain'];
  const ofProducts = knex('marketplace_problem as problem')
    .join('marketplace_reference as named', 'named.source_id', 'problem.id')
    .whereIn('named.field', fields)
    .select({ problem_id: 'problem.id' }, 'named.ref');
  const ofContracts = knex('marketplace_problem as problem')
    .join('marketplace_reference as offer', 'offer.target_id', 'problem.id')
    .join(
      'marketplace_reference as named',
      'named.source_id',
      'offer.source_id',
    )
    .where('offer.field', 'output')
    .whereIn('named.field', fields)
    .select({ problem_id: 'problem.id' }, 'named.ref');
  visibility.narrow(ofContracts, { id: 'offer.source_id', kind: PRODUCT_KIND });
  const ofDomains = knex('marketplace_problem as problem')
    .join('marketplace_entity as domain', 'domain.id', 'problem.id')
    .where('domain.role', 'domain')
    .select({ problem_id: 'problem.id' }, 'domain.ref');
  return ofProducts.union([ofContracts, ofDomains]);
}

/**
 * Narrows {@link visibleProblems} to what was asked for.
 *
 * @param except - a facet whose choice is left aside
 * @internal
 */
export function narrowProblems(
  context: QueryContext,
  query: Knex.QueryBuilder,
  asked: ProblemQuery,
  tree: DomainTree,
  except?: 'owner' | 'domain',
): Knex.QueryBuilder {
  if (asked.severity) {
    query.where(`entity.${asked.severity}s`, '>', 0);
  }
  const words = foldText(asked.text ?? '')
    .split(/\s+/)
    .filter(Boolean);
  for (const word of words.slice(0, MAX_WORDS)) {
    const pattern = word.replace(/[\\%_]/g, '\\$&');
    query.whereRaw("problem.words like ? escape '\\'", [`%${pattern}%`]);
  }
  if (except !== 'owner') {
    narrowTo(
      query,
      asked.owner,
      refs => refs,
      context
        .knex('marketplace_reference')
        .where('field', 'owner')
        .select({ problem_id: 'source_id' }, 'ref'),
    );
  }
  if (except !== 'domain') {
    narrowTo(
      query,
      asked.domain,
      refs => refs.flatMap(ref => tree.subtree(ref)),
      problemDomains(context),
    );
  }
  return query;
}

/** Narrows problems to those that have one of the refs, or none where that is wanted. */
function narrowTo(
  query: Knex.QueryBuilder,
  chosen: string[] | undefined,
  widen: (refs: string[]) => string[],
  assigned: Knex.QueryBuilder,
): void {
  if (!chosen?.length) {
    return;
  }
  const { client } = query;
  const refs = chosen.map(ref => ref.toLocaleLowerCase('en-US'));
  const ids = () =>
    client
      .queryBuilder()
      .select('problem_id')
      .from(assigned.clone().as('assigned'));
  query.where(inner => {
    inner.whereIn(
      'problem.id',
      ids().whereIn('ref', widen(refs.filter(ref => ref !== NO_VALUE))),
    );
    if (refs.includes(NO_VALUE)) {
      inner.orWhereNotIn('problem.id', ids());
    }
  });
}
