// SPDX-License-Identifier: Apache-2.0
import type {
  Facet,
  ProblemPage,
  ProblemQuery,
} from '@meshwright/plugin-data-mesh-common';
import { NO_VALUE, type QueryContext } from './context';
import type { DomainTree } from './DomainTree';
import { domainFacet, plainFacet, titleOwners } from './facets';
import {
  narrowProblems,
  problemDomains,
  visibleProblems,
} from './problemFilters';

/** Different owners that are counted, and pairs of descriptors and domains; the rest are left out. */
const MAX_OWNERS = 1_000;
const MAX_PAIRS = 50_000;

/** Counts descriptors with problems by owner and by domain, each with the other's choice applied. @internal */
export async function problemFacets(
  context: QueryContext,
  asked: ProblemQuery,
  tree: DomainTree,
): Promise<ProblemPage['facets']> {
  const owner = await ownerFacet(context, asked, tree);
  await titleOwners(context, owner);
  return { owner, domain: await domainsFacet(context, asked, tree) };
}

async function ownerFacet(
  context: QueryContext,
  asked: ProblemQuery,
  tree: DomainTree,
): Promise<Facet> {
  const query = visibleProblems(context)
    .leftJoin('marketplace_reference as owner', join =>
      join.on('owner.source_id', 'problem.id').andOnVal('owner.field', 'owner'),
    )
    .select({ value: 'owner.ref' })
    .count({ count: '*' })
    .groupBy('owner.ref')
    .orderBy([{ column: 'count', order: 'desc' }, { column: 'value' }])
    .limit(MAX_OWNERS);
  const rows: Array<{ value: string | null; count: number | string }> =
    await narrowProblems(context, query, asked, tree, 'owner');
  return plainFacet(
    'owner',
    rows.map(({ value, count }) => ({ value, count: Number(count) })),
    chosenIn(asked.owner),
  );
}

async function domainsFacet(
  context: QueryContext,
  asked: ProblemQuery,
  tree: DomainTree,
): Promise<Facet> {
  const query = visibleProblems(context)
    .leftJoin(
      problemDomains(context).as('assigned'),
      'assigned.problem_id',
      'problem.id',
    )
    .select('problem.id', 'assigned.ref')
    .limit(MAX_PAIRS);
  const rows: Array<{ id: number; ref: string | null }> = await narrowProblems(
    context,
    query,
    asked,
    tree,
    'domain',
  );
  const refsById = new Map<number, string[]>();
  for (const { id, ref } of rows) {
    const refs = refsById.get(id) ?? [];
    refsById.set(id, ref === null ? refs : [...refs, ref]);
  }
  return domainFacet(
    [...refsById.values()].map(refs => ({ refs, count: 1 })),
    chosenIn(asked.domain),
    tree,
  );
}

function chosenIn(refs: string[] | undefined) {
  const chosen = (refs ?? []).map(ref => ref.toLocaleLowerCase('en-US'));
  return {
    values: chosen.filter(ref => ref !== NO_VALUE),
    none: chosen.includes(NO_VALUE),
  };
}
