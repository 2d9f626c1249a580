// SPDX-License-Identifier: Apache-2.0
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Finding, Severity } from '@meshwright/contracts';
import { version } from '../../package.json';

const levels: Record<Severity, 'error' | 'warning' | 'note'> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};
const graveness: Severity[] = ['error', 'warning', 'info'];

/** Address of a file: relative to the folder of the run where it is inside, so that reports can be moved. */
export function addressOf(file: string, cwd: string) {
  if (file === '-') return { uri: 'stdin' };
  const path = relative(cwd, resolve(cwd, file));
  if (path.startsWith('..') || isAbsolute(path)) {
    return { uri: pathToFileURL(resolve(cwd, file)).href };
  }
  return { uri: path.split(sep).map(encodeURIComponent).join('/') };
}

/** `odcs/unknown-field` in words: "Unknown field (odcs)". */
function titleOf(rule: string): string {
  const [namespace, name = namespace] = rule.split('/');
  const words = name.replace(/-/g, ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} (${namespace})`;
}

function resultOf(
  finding: Finding,
  file: string,
  cwd: string,
  ruleIndex: number,
) {
  const { rule, severity, message, path, line, column, fix } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: {
      text: fix ? `${message} Fix: ${fix.description}.` : message,
    },
    locations: [
      {
        physicalLocation: {
          artifactLocation: addressOf(file, cwd),
          region: {
            startLine: Math.max(1, line),
            startColumn: Math.max(1, column),
          },
        },
        ...(path && {
          logicalLocations: [{ fullyQualifiedName: path, kind: 'member' }],
        }),
      },
    ],
    // The same finding at the same place of the document is the same after lines moved.
    partialFingerprints: { 'ruleAndPath/v1': `${rule}:${path}` },
  };
}

/**
 * The report of `lint` as SARIF 2.1.0 (OASIS), which code hosts show beside the lines.
 *
 * @param cwd - folder that addresses in the report are relative to
 */
export function lintSarif(
  results: readonly { file: string; findings: readonly Finding[] }[],
  cwd: string,
) {
  const worst = new Map<string, Severity>();
  for (const { rule, severity } of results.flatMap(
    ({ findings }) => findings,
  )) {
    const known = worst.get(rule);
    const graver =
      !known || graveness.indexOf(severity) < graveness.indexOf(known);
    if (graver) worst.set(rule, severity);
  }
  const rules = [...worst.keys()].sort();
  const indexes = new Map(rules.map((rule, index) => [rule, index]));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0' as const,
    runs: [
      {
        tool: {
          driver: {
            name: 'meshwright',
            semanticVersion: version,
            informationUri: 'https://github.com/meshwright/meshwright',
            rules: rules.map(rule => ({
              id: rule,
              name: titleOf(rule),
              shortDescription: { text: titleOf(rule) },
              defaultConfiguration: {
                level: levels[worst.get(rule) ?? 'warning'],
              },
            })),
          },
        },
        columnKind: 'utf16CodeUnits' as const,
        results: results.flatMap(({ file, findings }) =>
          findings.map(finding =>
            resultOf(finding, file, cwd, indexes.get(finding.rule) ?? 0),
          ),
        ),
      },
    ],
  };
}
