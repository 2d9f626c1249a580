// SPDX-License-Identifier: Apache-2.0
import {
  type Impact,
  type LineageFile,
  LineageGraph,
  aboutNodes,
  impactOf,
} from '@meshwright/lineage';
import { exitCodes, Failure } from '../../failure';
import { impactJson } from '../../reports/lineage/impactJson';
import { impactMarkdown, worst } from '../../reports/lineage/impactMarkdown';
import { impactText } from '../../reports/lineage/impactText';
import { cleanJson, cleanLines } from '../../terminal/clean';
import type { Io } from '../../terminal/io';
import { changesBetween } from './changes';
import { type ReadOptions, lineageOf, readFiles } from './files';

export interface CheckOptions extends ReadOptions {
  before: string[];
  after: string[];
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
  const { dropped, retyped } = changesBetween(
    await lineageOf(before, options),
    await lineageOf(after, options),
  );
  const context = around.length > 0 ? await readFiles(around, io) : [];
  const mesh = await lineageOf(once([...before, ...context]), options);
  const graph = LineageGraph.of(mesh);
  const about = aboutNodes(mesh);
  // What the files around call by another name is known under that one now.
  const known = (ids: string[]) => ids.map(id => mesh.aliases.get(id) ?? id);
  const impacts: Impact[] = [
    ...(dropped.length > 0
      ? [impactOf(graph, about, known(dropped), { change: 'drop' })]
      : []),
    ...(retyped.length > 0
      ? [impactOf(graph, about, known(retyped), { change: 'type' })]
      : []),
  ];
  const verdict = worst(impacts);
  if (options.format === 'json') {
    const changes = impacts.map(impact => impactJson(impact, about));
    io.out(`${cleanJson({ verdict, changes })}\n`);
  } else if (options.format === 'markdown') {
    io.out(cleanLines(impactMarkdown(impacts, about)));
  } else if (impacts.length === 0) {
    io.out('No column and no dataset goes or changes its type.\n');
  } else {
    io.out(
      impacts.map(impact => impactText(impact, about, io.colours)).join('\n'),
    );
  }
  return verdict === 'breaking' ? exitCodes.findings : exitCodes.fine;
}
