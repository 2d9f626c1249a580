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
import { cleanJson, cleanLines } from '../../terminal/clean';
import type { Io } from '../../terminal/io';
import { type ReadOptions, lineageOf, readFiles } from './files';
import { findNode } from './findNodes';

export interface ImpactOptions extends ReadOptions {
  column: string[];
  dataset: string[];
  change: LineageChange;
  format: 'text' | 'json' | 'markdown';
}

/** Says what a change of columns or datasets would break. */
export async function impact(
  args: string[],
  options: ImpactOptions,
  io: Io,
): Promise<number> {
  const { column, dataset, change, format } = options;
  if (column.length + dataset.length === 0) {
    throw new Failure(
      'Say what changes: --column dataset.column or --dataset schema.table.',
    );
  }
  const lineage = await lineageOf(await readFiles(args, io), options);
  const ids = [
    ...column.map(name => findNode(lineage, name, 'column').id),
    ...dataset.map(name => findNode(lineage, name, 'dataset').id),
  ];
  const about = aboutNodes(lineage);
  const result = impactOf(LineageGraph.of(lineage), about, ids, { change });
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
  if (format === 'json') io.out(`${cleanJson(impactJson(result, about))}\n`);
  else if (format === 'markdown') {
    io.out(cleanLines(impactMarkdown([result], about)));
  } else io.out(impactText(result, about, io.colours));
  return result.verdict === 'breaking' ? exitCodes.findings : exitCodes.fine;
}
