// SPDX-License-Identifier: Apache-2.0
import type {
  DescriptorFinding,
  DescriptorProblem,
  ProblemPage,
  ProblemQuery,
} from '@meshwright/plugin-data-mesh-common';
import type { EntityRow, ProblemRow, ReferenceRow } from '../database';
import type { QueryContext } from './context';
import { DomainTree } from './DomainTree';
import { Links } from './links';
import { problemFacets } from './problemFacets';
import {
  narrowProblems,
  problemDomains,
  visibleProblems,
} from './problemFilters';
import { bySeverity, unlisted } from './productFindings';

const DEFAULT_LIMIT = 25;
const MAX_FINDINGS = 20;

type Row = Pick<
  EntityRow,
  'id' | 'ref' | 'title' | 'kind' | 'errors' | 'warnings'
> &
  Pick<ProblemRow, 'standard' | 'location' | 'source' | 'findings'> & {
    total: number | string;
  };

/** Descriptors with problems, those with most errors first. The query is validated already. @internal */
export async function searchProblems(
  context: QueryContext,
  asked: ProblemQuery,
): Promise<ProblemPage> {
  const { offset = 0, limit = DEFAULT_LIMIT } = asked;
  const tree = await DomainTree.load(context);
  const narrowed = () =>
    narrowProblems(context, visibleProblems(context), asked, tree);

  const [{ total }]: Array<{ total: number | string }> = await narrowed().count(
    { total: '*' },
  );
  const rows: Row[] = await narrowed()
    .select(
      'entity.id',
      'entity.ref',
      'entity.title',
      'entity.kind',
      'entity.errors',
      'entity.warnings',
      'problem.standard',
      'problem.location',
      'problem.source',
      'problem.findings',
    )
    .orderBy([
      { column: 'entity.errors', order: 'desc' },
      { column: 'entity.warnings', order: 'desc' },
      { column: 'entity.sort_title' },
      { column: 'entity.id' },
    ])
    .offset(offset)
    .limit(limit);
  return {
    items: await toItems(context, rows, tree),
    totalItems: Number(total),
    offset,
    limit,
    facets: await problemFacets(context, asked, tree),
  };
}

async function toItems(
  context: QueryContext,
  rows: Row[],
  tree: DomainTree,
): Promise<DescriptorProblem[]> {
  const { knex } = context;
  const ids = rows.map(row => row.id);
  const owners: ReferenceRow[] = await knex('marketplace_reference')
    .whereIn('source_id', ids)
    .where('field', 'owner');
  const domains: Array<{ problem_id: number; ref: string }> = await knex
    .from(problemDomains(context).as('assigned'))
    .select('problem_id')
    .min({ ref: 'ref' })
    .whereIn('problem_id', ids)
    .groupBy('problem_id');
  const links = await Links.load(
    context,
    owners.map(({ ref }) => ref),
  );
  return rows.map(row => {
    const owner = owners.find(reference => reference.source_id === row.id);
    const domain = domains.find(({ problem_id }) => problem_id === row.id);
    const stored: DescriptorFinding[] = JSON.parse(row.findings);
    const findings = bySeverity(stored).slice(0, MAX_FINDINGS);
    return {
      subject: { entityRef: row.ref, title: row.title, resolved: true },
      kind: row.kind,
      owner: owner && links.to(owner.ref, owner.written),
      domain: domain && tree.link(domain.ref),
      standard: row.standard ?? undefined,
      location: row.location ?? undefined,
      source: row.source ?? undefined,
      counts: { errors: row.errors, warnings: row.warnings },
      findings,
      more: unlisted(row.errors + row.warnings, findings),
    };
  });
}
