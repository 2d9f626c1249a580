// SPDX-License-Identifier: Apache-2.0
import { suggest } from '@meshwright/contracts';
import type { FileFinding } from '../blueprint/report';
import { applyExceptions } from './exceptions';
import { checkFacts } from './facts';
import { type Module, type ModuleFile, readModules } from './module';
import { severityOf } from './rules';
import { checkSecrets, checkSecurity } from './security';
import { checkArguments } from './terraform/arguments';
import { checkGraph } from './terraform/graph';
import { checkMeta } from './terraform/meta';
import { checkReferences } from './terraform/references';
import { checkStructure } from './terraform/structure';
import { checkValues } from './terraform/values';
import type { CheckedFile, CheckReport } from './types';

/** Findings of one check; past this number they are counted. */
const MOST_FINDINGS = 2_000;
/** A suggestion looks at thousands of words; past this number there is something else wrong. */
const MOST_SUGGESTIONS = 300;

type Reporter = (file: ModuleFile) => CheckReport;

const reporterInto =
  (findings: FileFinding[]): Reporter =>
  file =>
  ({ rule, severity, at, message, fix, meant, path = '' }) => {
    const word =
      meant && findings.length < MOST_SUGGESTIONS
        ? suggest(meant.word, meant.known())
        : undefined;
    const mend = word === undefined ? fix : `Write '${word}'`;
    findings.push({
      file: file.path,
      severity: severity ?? severityOf(rule),
      rule,
      path,
      ...file.parsed.position(at),
      message:
        word === undefined ? message : `${message} Did you mean '${word}'?`,
      ...(mend && { fix: { description: mend } }),
    });
  };

const checks: readonly ((
  module: Module,
  reporter: Reporter,
  modules: readonly Module[],
) => void)[] = [
  checkStructure,
  checkArguments,
  checkReferences,
  checkGraph,
  checkMeta,
  checkValues,
  checkFacts,
  checkSecurity,
];

/**
 * Checks Terraform: its syntax, arguments by the schemas of providers, references, and rules of security.
 *
 * Needs no network, no Terraform and no provider. Files of one folder are one module; `.tfvars` of the folder, and of
 * `env/` below it, are its environments, and rules on production look at those that are. Never throws for bad input.
 *
 * @returns findings in the order of files and lines
 * @public
 */
export function checkFiles(files: readonly CheckedFile[]): FileFinding[] {
  const findings: FileFinding[] = [];
  const reporter = reporterInto(findings);
  const modules = readModules(files);
  for (const module of modules) {
    for (const check of checks) check(module, reporter, modules);
  }
  findings.push(...checkSecrets(files));
  const known = modules.flatMap(module => [
    ...module.files,
    ...module.values.map(({ file }) => file),
  ]);
  const kept = applyExceptions(known, findings).sort(
    (a, b) =>
      (a.file < b.file ? -1 : Number(a.file > b.file)) ||
      a.line - b.line ||
      a.column - b.column ||
      (a.rule < b.rule ? -1 : 1),
  );
  if (kept.length <= MOST_FINDINGS) return kept;
  const [first] = kept;
  return [
    ...kept.slice(0, MOST_FINDINGS),
    {
      ...first,
      severity: 'error',
      rule: 'check/too-many-findings',
      path: '',
      message: `${
        kept.length - MOST_FINDINGS
      } more findings are not shown. Mend the first ${MOST_FINDINGS} and check again.`,
    },
  ];
}
