// SPDX-License-Identifier: Apache-2.0
import {
  type Finding,
  type ReadResult,
  type Severity,
  editOfFix,
} from '@meshwright/contracts';
import { clean, fileTitle } from '../terminal/clean';
import type { Colours } from '../terminal/io';
import { count, standardTitles } from './words';

function painter(severity: Severity, colours: Colours) {
  if (severity === 'error') return colours.red;
  return severity === 'warning' ? colours.yellow : colours.cyan;
}

function findingLines(finding: Finding, place: string, colours: Colours) {
  const { severity, rule, message, path, fix } = finding;
  const paint = painter(severity, colours);
  const lines = [
    `  ${colours.dim(place)}  ${paint(severity.padEnd(7))}  ${clean(message)}`,
  ];
  const indent = ' '.repeat(place.length + 4);
  const details = [rule, path && `at ${clean(path)}`].filter(Boolean);
  lines.push(`${indent}${' '.repeat(9)}${colours.dim(details.join(' '))}`);
  if (fix) {
    lines.push(
      `${indent}${' '.repeat(9)}${colours.green('Fix:')} ${clean(
        fix.description,
      )}`,
    );
  }
  return lines.map(line => line.trimEnd());
}

function fileLines(result: ReadResult, colours: Colours): string[] {
  const { file, standard, findings } = result;
  const title = standard
    ? `${standardTitles.get(standard.id) ?? standard.id} ${clean(
        standard.version,
      )}`
    : 'no known standard';
  const places = findings.map(({ line, column }) => `${line}:${column}`);
  const width = Math.max(0, ...places.map(place => place.length));
  return [
    `${colours.bold(fileTitle(file))}  ${colours.dim(title)}`,
    ...findings.flatMap((finding, index) =>
      findingLines(finding, places[index].padStart(width), colours),
    ),
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
  const of = (severity: Severity) =>
    all.filter(finding => finding.severity === severity).length;
  const parts = [
    of('error') > 0 && colours.red(count(of('error'), 'error')),
    of('warning') > 0 && colours.yellow(count(of('warning'), 'warning')),
    of('info') > 0 && colours.cyan(count(of('info'), 'note')),
  ].filter((part): part is string => Boolean(part));
  const files = count(results.length, 'file');
  const summary =
    parts.length > 0
      ? `${parts.join(', ')} in ${files}.`
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
