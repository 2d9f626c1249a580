// SPDX-License-Identifier: Apache-2.0
import type {
  DescriptorFinding,
  EntityLink,
} from '@meshwright/plugin-data-mesh-common';
import type { EntityRow, ProblemRow } from '../database';
import type { QueryContext } from './context';

const MAX_FINDINGS = 100;
const SEVERITIES = ['error', 'warning', 'info'];

/** @internal */
export type SubjectFinding = DescriptorFinding & { subject: EntityLink };

/**
 * Findings about a product and its contracts, errors first. The ids are of entities that the caller may see.
 *
 * @internal
 */
export async function loadFindings(
  { knex }: QueryContext,
  ids: number[],
): Promise<{ findings: SubjectFinding[]; more: number }> {
  const rows: Array<
    Pick<ProblemRow, 'findings'> &
      Pick<EntityRow, 'ref' | 'title' | 'errors' | 'warnings'>
  > = await knex('marketplace_problem as problem')
    .join('marketplace_entity as entity', 'entity.id', 'problem.id')
    .select(
      'problem.findings',
      'entity.ref',
      'entity.title',
      'entity.errors',
      'entity.warnings',
    )
    .whereIn('problem.id', ids)
    .orderBy('entity.sort_title');
  const all = rows.flatMap(({ findings, ref, title }) =>
    (JSON.parse(findings) as DescriptorFinding[]).map(finding => ({
      ...finding,
      subject: { entityRef: ref, title, resolved: true },
    })),
  );
  const listed = bySeverity(all).slice(0, MAX_FINDINGS);
  const counted = rows.reduce((sum, row) => sum + row.errors + row.warnings, 0);
  return { findings: listed, more: unlisted(counted, listed) };
}

/** Errors first, else in the order given. @internal */
export function bySeverity<T extends DescriptorFinding>(findings: T[]): T[] {
  return [...findings].sort(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
}

/** Errors and warnings that were counted and are not among the listed. @internal */
export function unlisted(counted: number, listed: DescriptorFinding[]): number {
  const shown = listed.filter(finding => finding.severity !== 'info').length;
  return Math.max(0, counted - shown);
}
