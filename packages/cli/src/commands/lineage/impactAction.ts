// SPDX-License-Identifier: Apache-2.0
import {
  type LineageChange,
  LineageGraph,
  aboutNodes,
  impactOf,
} from '@meshwright/lineage';
import { exitCodes, Failure } from '../../failure';
import { findingsText } from '../../reports/lineage/findingsText';
import { impactJson } from '../../reports/lineage/impactJson';
import { impactMarkdown } from '../../reports/lineage/impactMarkdown';
import { impactText } from '../../reports/lineage/impactText';
import type { KnownImpact } from '../../reports/lineage/knownImpact';
import { clean, cleanJson, cleanLines } from '../../terminal/clean';
import type { Io } from '../../terminal/io';
import { type ReadOptions, lineageOf, readFiles } from './files';
import { findNode } from './findNodes';
import { askImpact, findInPortal } from './portalImpact';

export interface ImpactOptions extends ReadOptions {
  column: string[];
  dataset: string[];
  change: LineageChange;
  /** The portal to ask; only without files. */
  url?: string;
  format: 'text' | 'json' | 'markdown';
}

/** What files say of it. */
async function fromFiles(
  args: string[],
  options: ImpactOptions,
  io: Io,
): Promise<KnownImpact> {
  const { column, dataset, change } = options;
  const lineage = await lineageOf(await readFiles(args, io), options);
  const ids = [
    ...column.map(name => findNode(lineage, name, 'column').id),
    ...dataset.map(name => findNode(lineage, name, 'dataset').id),
  ];
  const errors = lineage.findings.filter(
    ({ severity }) => severity === 'error',
  );
  if (errors.length > 0) {
    io.error(
      `${io.errorColours.yellow(
        'Note:',
      )} some of it could not be read, so the answer may miss something.\n${findingsText(
        errors,
        io.errorColours,
      ).join('\n')}\n`,
    );
  }
  const about = aboutNodes(lineage);
  return {
    impact: impactOf(LineageGraph.of(lineage), about, ids, { change }),
    about,
    closed: 0,
  };
}

/** What the portal knows of the whole mesh. */
async function fromPortal({
  column,
  dataset,
  change,
  url,
}: ImpactOptions): Promise<KnownImpact> {
  if (!url && !process.env.MESHWRIGHT_URL) {
    throw new Failure(
      'Name files to read, such as target/ and contracts/, or the portal to ask: --url https://portal.example.com, or MESHWRIGHT_URL.',
    );
  }
  const ids: string[] = [];
  for (const name of column) ids.push(await findInPortal(url, name, 'column'));
  for (const name of dataset) {
    ids.push(await findInPortal(url, name, 'dataset'));
  }
  const known = await askImpact(url, ids, change);
  if (known.impact.start.length === 0) {
    throw new Failure(
      `The portal knows nothing of ${[...column, ...dataset]
        .map(clean)
        .join(', ')}, or you may not see it.`,
    );
  }
  return known;
}

/** Says what a change of columns or datasets would break. */
export async function impact(
  args: string[],
  options: ImpactOptions,
  io: Io,
): Promise<number> {
  const { column, dataset, format, url } = options;
  if (column.length + dataset.length === 0) {
    throw new Failure(
      'Say what changes: --column dataset.column or --dataset schema.table.',
    );
  }
  if (args.length > 0 && url !== undefined) {
    throw new Failure(
      'Either files are read, or the portal is asked: leave out the files or --url.',
    );
  }
  const known =
    args.length > 0
      ? await fromFiles(args, options, io)
      : await fromPortal(options);
  if (format === 'json') io.out(`${cleanJson(impactJson(known))}\n`);
  else if (format === 'markdown') {
    io.out(cleanLines(impactMarkdown([known])));
  } else io.out(impactText(known, io.colours));
  return known.impact.verdict === 'breaking'
    ? exitCodes.findings
    : exitCodes.fine;
}
