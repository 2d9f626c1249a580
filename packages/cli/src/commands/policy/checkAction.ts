// SPDX-License-Identifier: Apache-2.0
import {
  type Verdict,
  evaluate,
  isBlocking,
  policySet,
  unreadableDescriptor,
  unusablePolicies,
} from '@meshwright/governance';
import { exitCodes } from '../../failure';
import { withLines } from '../../mesh/places';
import { verdictsForGitHub } from '../../reports/verdicts/github';
import { verdictsForGitLab } from '../../reports/verdicts/gitlab';
import { verdictsJson } from '../../reports/verdicts/json';
import { verdictsSarif } from '../../reports/verdicts/sarif';
import { verdictsText } from '../../reports/verdicts/text';
import { cleanJson } from '../../terminal/clean';
import type { Io } from '../../terminal/io';
import {
  type Gathered,
  type GatherOptions,
  gather,
  needSomething,
} from './gather';
import { tellConflicts, tellUselessWaivers } from './tell';

export interface CheckOptions extends GatherOptions {
  format: 'text' | 'json' | 'sarif' | 'github' | 'gitlab';
  strict?: boolean;
  all?: boolean;
}

function report(
  verdicts: Verdict[],
  gathered: Gathered,
  { format, all = false }: CheckOptions,
  io: Io,
): void {
  const { policies, subjects } = gathered;
  if (format === 'json') io.out(`${cleanJson(verdictsJson(verdicts))}\n`);
  else if (format === 'sarif') {
    io.out(`${cleanJson(verdictsSarif(verdicts, policies, io.cwd))}\n`);
  } else if (format === 'gitlab') {
    io.out(`${cleanJson(verdictsForGitLab(verdicts))}\n`);
  } else if (format === 'github') io.out(verdictsForGitHub(verdicts));
  else io.out(verdictsText(verdicts, subjects, all, io.colours));
}

/** Holds what is found in paths against policies, and reports the verdicts. */
export async function check(
  paths: string[],
  options: CheckOptions,
  io: Io,
): Promise<number> {
  const gathered = await gather(paths, options, io);
  needSomething(gathered, paths);
  const { subjects, policies, unusable, context, mesh } = gathered;
  tellConflicts(policies, io);
  tellUselessWaivers(gathered, io);
  const set = policySet(policies);
  const verdicts = [
    ...unusable.flatMap(read => unusablePolicies(read, context.environment)),
    ...mesh.torn.map(read =>
      unreadableDescriptor(read, read.kind, context.environment),
    ),
    ...withLines(
      subjects.flatMap(subject => evaluate(set, subject, context)),
      mesh.texts,
    ),
  ];
  report(verdicts, gathered, options, io);
  const blocks = (verdict: Verdict) =>
    isBlocking(verdict) ||
    (options.strict === true &&
      verdict.outcome === 'fail' &&
      verdict.severity === 'warning');
  return verdicts.some(blocks) ? exitCodes.findings : exitCodes.fine;
}
