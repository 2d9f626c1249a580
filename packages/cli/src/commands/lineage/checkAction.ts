// SPDX-License-Identifier: Apache-2.0
import {
  type LineageChange,
  type LineageFile,
  LineageGraph,
  aboutNodes,
  impactOf,
} from '@meshwright/lineage';
import { exitCodes, Failure } from '../../failure';
import { impactJson } from '../../reports/lineage/impactJson';
import { impactMarkdown } from '../../reports/lineage/impactMarkdown';
import { impactText } from '../../reports/lineage/impactText';
import type { KnownImpact } from '../../reports/lineage/knownImpact';
import { worst } from '../../reports/lineage/worst';
import { cleanJson, cleanLines } from '../../terminal/clean';
import type { Io } from '../../terminal/io';
import { changesBetween } from './changes';
import { type ReadOptions, lineageOf, readFiles } from './files';
import { joinImpacts } from './joinImpacts';
import { askImpact } from './portalImpact';

export interface CheckOptions extends ReadOptions {
  before: string[];
  after: string[];
  /** A portal that is asked as well. */
  url?: string;
  format: 'text' | 'json' | 'markdown';
}

/** The same file may be among the state before and around it. */
function once(files: LineageFile[]): LineageFile[] {
  return [...new Map(files.map(file => [file.source, file])).values()];
}

/** Compares two states of a repository and says what the change does to the mesh around it. */
export async function check(
  around: string[],
  options: CheckOptions,
  io: Io,
): Promise<number> {
  if (options.before.length === 0 || options.after.length === 0) {
    throw new Failure(
      'Name both states of what changes: --before main/contracts --after contracts.',
    );
  }
  const before = await readFiles(options.before, io);
  const after = await readFiles(options.after, io);
  const { dropped, retyped, recomputed } = changesBetween(
    await lineageOf(before, options),
    await lineageOf(after, options),
  );
  const context = around.length > 0 ? await readFiles(around, io) : [];
  const mesh = await lineageOf(once([...before, ...context]), options);
  const graph = LineageGraph.of(mesh);
  const about = aboutNodes(mesh);
  const impactsOf = async (
    changed: string[],
    change: LineageChange,
  ): Promise<KnownImpact[]> => {
    if (changed.length === 0) return [];
    // What the files around call by another name is known under that one now.
    const ids = changed.map(id => mesh.aliases.get(id) ?? id);
    const known: KnownImpact = {
      impact: impactOf(graph, about, ids, { change }),
      about,
      closed: 0,
    };
    return [
      options.url === undefined
        ? known
        : joinImpacts(known, await askImpact(options.url, ids, change)),
    ];
  };
  const impacts = [
    ...(await impactsOf(dropped, 'drop')),
    ...(await impactsOf(retyped, 'type')),
    ...(await impactsOf(recomputed, 'values')),
  ];
  const verdict = worst(impacts.map(({ impact }) => impact));
  if (options.format === 'json') {
    io.out(`${cleanJson({ verdict, changes: impacts.map(impactJson) })}\n`);
  } else if (options.format === 'markdown') {
    io.out(cleanLines(impactMarkdown(impacts)));
  } else if (impacts.length === 0) {
    io.out(
      'No column and no dataset goes, changes its type or is computed otherwise.\n',
    );
  } else {
    io.out(impacts.map(each => impactText(each, io.colours)).join('\n'));
  }
  return verdict === 'breaking' ? exitCodes.findings : exitCodes.fine;
}
