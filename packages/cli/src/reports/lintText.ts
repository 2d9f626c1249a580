// SPDX-License-Identifier: Apache-2.0
import { type ReadResult, editOfFix } from '@meshwright/contracts';
import { clean, fileTitle } from '../terminal/clean';
import type { Colours } from '../terminal/io';
import { placedFindings, severityCounts } from './findingsText';
import { count, standardTitles } from './words';

function fileLines(result: ReadResult, colours: Colours): string[] {
  const { file, standard, findings } = result;
  const title = standard
    ? `${standardTitles.get(standard.id) ?? standard.id} ${clean(
        standard.version,
      )}`
    : 'no known standard';
  return [
    `${colours.bold(fileTitle(file))}  ${colours.dim(title)}`,
    ...placedFindings(findings, colours),
    '',
  ];
}

/** The report of `lint` for people: what is wrong, where, and how to mend it; files in order are only counted. */
export function lintText(
  results: readonly ReadResult[],
  mended: number,
  colours: Colours,
): string {
  const all = results.flatMap(({ findings }) => findings);
  const counts = severityCounts(all, colours);
  const files = count(results.length, 'file');
  const summary =
    counts.length > 0
      ? `${counts} in ${files}.`
      : `${colours.green('Nothing wrong')} in ${files}.`;
  const mendable = all.filter(editOfFix).length;
  return [
    ...results
      .filter(({ findings }) => findings.length > 0)
      .flatMap(result => fileLines(result, colours)),
    summary,
    ...(mended > 0 ? [`${count(mended, 'thing')} mended.`] : []),
    ...(mendable > 0 && mended === 0
      ? [`${count(mendable, 'finding')} can be mended with --fix.`]
      : []),
    '',
  ].join('\n');
}
