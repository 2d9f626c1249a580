// SPDX-License-Identifier: Apache-2.0
import type { Finding, Severity } from '@meshwright/contracts';
import { clean, fileTitle } from '../terminal/clean';
import type { Colours } from '../terminal/io';
import { count } from './words';

function painter(severity: Severity, colours: Colours) {
  if (severity === 'error') return colours.red;
  return severity === 'warning' ? colours.yellow : colours.cyan;
}

function findingLines(finding: Finding, place: string, colours: Colours) {
  const { severity, rule, message, path, fix } = finding;
  const paint = painter(severity, colours);
  const indent = ' '.repeat(place.length + 13);
  const details = [rule, path && `at ${clean(path)}`].filter(Boolean);
  const lines = [
    `  ${colours.dim(place)}  ${paint(severity.padEnd(7))}  ${clean(message)}`,
    `${indent}${colours.dim(details.join(' '))}`,
    ...(fix
      ? [`${indent}${colours.green('Fix:')} ${clean(fix.description)}`]
      : []),
  ];
  return lines.map(line => line.trimEnd());
}

/** Lines on findings of one file, with their places in a column. */
export function placedFindings(
  findings: readonly Finding[],
  colours: Colours,
): string[] {
  const places = findings.map(({ line, column }) => `${line}:${column}`);
  const width = Math.max(0, ...places.map(place => place.length));
  return findings.flatMap((finding, index) =>
    findingLines(finding, places[index].padStart(width), colours),
  );
}

/** `2 errors, 1 warning`; nothing where there is none. */
export function severityCounts(
  findings: readonly Finding[],
  colours: Colours,
): string {
  const of = (severity: Severity) =>
    findings.filter(finding => finding.severity === severity).length;
  return [
    of('error') > 0 && colours.red(count(of('error'), 'error')),
    of('warning') > 0 && colours.yellow(count(of('warning'), 'warning')),
    of('info') > 0 && colours.cyan(count(of('info'), 'note')),
  ]
    .filter(Boolean)
    .join(', ');
}

/** Findings of files for people: what is wrong, where, by which rule, and what mends it. */
export function findingsText(
  files: readonly { file: string; findings: readonly Finding[] }[],
  colours: Colours,
): string {
  return files
    .filter(({ findings }) => findings.length > 0)
    .flatMap(({ file, findings }) => [
      colours.bold(fileTitle(file)),
      ...placedFindings(findings, colours),
      '',
    ])
    .map(line => `${line}\n`)
    .join('');
}
