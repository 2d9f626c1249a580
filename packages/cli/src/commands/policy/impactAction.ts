// SPDX-License-Identifier: Apache-2.0
import { type Impact, type Policy, rehearse } from '@meshwright/governance';
import { Failure, exitCodes } from '../../failure';
import { withLines } from '../../mesh/places';
import { plainFile, readMesh } from '../../mesh/readMesh';
import { impactPatch } from '../../reports/impact/patch';
import { impactText } from '../../reports/impact/text';
import { verdictsJson } from '../../reports/verdicts/json';
import { cleanJson } from '../../terminal/clean';
import type { Io } from '../../terminal/io';
import {
  type GatherOptions,
  gather,
  needSomething,
  needSoundPolicies,
} from './gather';
import { tellConflicts, tellTorn } from './tell';
import { refuse } from './refuse';

export interface ImpactOptions extends GatherOptions {
  proposed?: string[];
  format: 'text' | 'json' | 'patch';
}

async function proposedPolicies(
  paths: readonly string[] | undefined,
  present: readonly Policy[],
  io: Io,
): Promise<Policy[]> {
  if (paths === undefined) {
    const drafts = present.filter(({ lifecycle }) => lifecycle === 'draft');
    if (drafts.length > 0) return drafts;
    throw new Failure(
      'There is nothing to rehearse: no draft was found.',
      'Name new or changed policies with --proposed.',
    );
  }
  const { policies } = await readMesh(paths, io);
  for (const { valid, file, findings } of policies) {
    if (!valid) throw refuse('The policies', file, findings);
  }
  const proposed = policies.flatMap(result => result.policies);
  if (proposed.length === 0) {
    throw new Failure(
      'What is proposed holds no policy.',
      'Name files with documents of kind GovernancePolicy.',
    );
  }
  return proposed;
}

function asJson(impact: Impact, texts: ReadonlyMap<string, string>) {
  const verdicts = withLines(
    impact.newlyFailing.map(({ verdict }) => verdict),
    texts,
  );
  const told = verdictsJson(verdicts);
  const { policies, subjects, unchanged, undecided, owners, minutes } = impact;
  return {
    policies,
    subjects,
    newlyFailing: impact.newlyFailing.map(
      ({ title, owner, domain, minutes: work, mechanical }, index) => ({
        ...told[index],
        title,
        owner,
        domain,
        minutes: work,
        mechanical,
      }),
    ),
    resolved: verdictsJson(withLines(impact.resolved, texts)),
    unchanged,
    undecided,
    owners,
    minutes,
    patches: impact.patches.map(({ file, edit }) => ({
      file: plainFile(file),
      ...edit,
    })),
  };
}

/** Rehearses policies over what is found in paths. */
export async function rehearsePolicies(
  paths: string[],
  options: ImpactOptions,
  io: Io,
): Promise<number> {
  const gathered = await gather(paths, options, io);
  needSoundPolicies(gathered);
  tellTorn(gathered, io);
  const { subjects, policies, context, mesh } = gathered;
  const proposed = await proposedPolicies(options.proposed, policies, io);
  needSomething({ ...gathered, policies: [...policies, ...proposed] }, paths);
  const names = new Set(proposed.map(({ name }) => name));
  const kept = policies.filter(({ name }) => !names.has(name));
  tellConflicts([...kept, ...proposed], io);
  const found = rehearse(subjects, policies, proposed, {
    ...context,
    point: undefined,
  });
  if (options.format === 'json') {
    io.out(`${cleanJson(asJson(found, mesh.texts))}\n`);
  } else if (options.format === 'patch') {
    io.outDocument(impactPatch(found, mesh.texts));
  } else io.out(impactText(found, io.colours));
  return exitCodes.fine;
}
