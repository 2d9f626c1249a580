// SPDX-License-Identifier: Apache-2.0
import {
  type Policy,
  checkFederation,
  testPolicy,
} from '@meshwright/governance';
import { Failure, exitCodes } from '../../failure';
import { readMesh } from '../../mesh/readMesh';
import { verdictsForGitHub } from '../../reports/verdicts/github';
import { count } from '../../reports/words';
import { clean, cleanJson } from '../../terminal/clean';
import type { Io } from '../../terminal/io';
import { packs } from './packs';

export interface TestOptions {
  library?: string[];
  format: 'text' | 'json' | 'github';
}

/** One thing that was tested. */
interface Result {
  policy: string;
  /** `document`, `example` or `federation`. */
  test: string;
  name: string;
  ok: boolean;
  severity: 'error' | 'warning' | 'info';
  message: string;
  file: string;
  line: number;
}

async function collect(
  paths: readonly string[],
  library: readonly string[],
  io: Io,
): Promise<Result[]> {
  const read = paths.length > 0 ? (await readMesh(paths, io)).policies : [];
  const policies: Policy[] = [
    ...packs(library),
    ...read.flatMap(result => result.policies),
  ];
  if (policies.length === 0) {
    throw new Failure(
      `No policy was found in ${paths.map(clean).join(', ') || 'nothing'}.`,
      'Name files or folders with documents of kind GovernancePolicy, or --library all.',
    );
  }
  const onDocuments = read.flatMap(({ file, findings }) =>
    findings.map(
      ({ severity, rule, message, line }): Result => ({
        policy: '',
        test: 'document',
        name: rule,
        ok: severity !== 'error',
        severity,
        message,
        file,
        line,
      }),
    ),
  );
  const onExamples = policies.flatMap(policy =>
    testPolicy(policy, policies).map(
      ({ example, ok, message, file, line }): Result => ({
        policy: policy.name,
        test: 'example',
        name: example,
        ok,
        severity: 'error',
        message,
        file,
        line,
      }),
    ),
  );
  const onFederation = checkFederation(policies).map(
    ({ policy, kind, message, file, line }): Result => ({
      policy,
      test: 'federation',
      name: kind,
      ok: false,
      severity: 'error',
      message,
      file,
      line,
    }),
  );
  return [...onDocuments, ...onExamples, ...onFederation];
}

function asText(results: readonly Result[], io: Io): string {
  const { colours } = io;
  const lines = results
    .filter(result => !result.ok || result.test === 'document')
    .map(({ file, line, name, message, ok, policy }) => {
      const paint = ok ? colours.yellow : colours.red;
      const subject = [policy, name].filter(Boolean).map(clean).join(': ');
      return `${paint(ok ? 'note ' : 'fails')}  ${clean(
        file,
      )}:${line}  ${subject}\n       ${clean(message)}`;
    });
  const examples = results.filter(result => result.test === 'example');
  const failed = results.filter(({ ok }) => !ok).length;
  const policies = new Set(examples.map(({ policy }) => policy)).size;
  const total = `${count(examples.length, 'example')} of ${count(
    policies,
    'polic',
  ).replace(/polics?$/, policies === 1 ? 'policy' : 'policies')}`;
  lines.push(
    failed > 0
      ? `${colours.red(count(failed, 'failure'))} in ${total}.`
      : `${colours.green('All in order')}: ${total}.`,
  );
  return `${lines.join('\n')}\n`;
}

function asAnnotations(results: readonly Result[]): string {
  return verdictsForGitHub(
    results
      .filter(result => !result.ok || result.test === 'document')
      .map(({ policy, name, severity, message, file, line }) => ({
        policy: policy || 'policy',
        rule: name,
        subject: policy,
        outcome: 'fail',
        severity,
        message,
        evidence: [{ path: file, line }],
        id: '',
        policyVersion: '',
      })),
  );
}

/** Checks policies, runs their examples, and looks for conflicts between them. */
export async function testPolicies(
  paths: string[],
  { library = [], format }: TestOptions,
  io: Io,
): Promise<number> {
  const results = await collect(paths, library, io);
  if (format === 'json') io.out(`${cleanJson(results)}\n`);
  else if (format === 'github') io.out(asAnnotations(results));
  else io.out(asText(results, io));
  return results.every(({ ok }) => ok) ? exitCodes.fine : exitCodes.findings;
}
