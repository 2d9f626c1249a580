// SPDX-License-Identifier: Apache-2.0
import { type Policy, checkFederation } from '@meshwright/governance';
import { clean } from '../../terminal/clean';
import type { Io } from '../../terminal/io';
import type { Gathered } from './gather';

/** Tells domains that come into conflict with global policies; the verdicts are safe all the same. */
export function tellConflicts(policies: readonly Policy[], io: Io): void {
  for (const { file, line, message } of checkFederation(policies)) {
    io.error(
      `${io.errorColours.yellow('Conflict:')} ${clean(file)}:${line} ${clean(
        message,
      )}\n`,
    );
  }
}

/** Tells waivers that are for no rule of their policy: whoever wrote them believes to be let off. */
export function tellUselessWaivers(
  { policies, context }: Gathered,
  io: Io,
): void {
  for (const { product, policy: name, rule } of context.waivers ?? []) {
    const policy = policies.find(item => item.name === name);
    const isUseless =
      policy !== undefined &&
      policy.strengthens === undefined &&
      policy.rules.every(({ id }) => id !== rule);
    if (!isUseless) continue;
    io.error(
      `${io.errorColours.yellow('Useless waiver:')} ${clean(
        product,
      )} is let off ${clean(`${name}/${rule}`)}, but ${clean(
        name,
      )} has only ${policy.rules.map(({ id }) => clean(id)).join(', ')}.\n`,
    );
  }
}

/** Tells descriptors that cannot be read, where the answer is about the others only. */
export function tellTorn({ mesh }: Gathered, io: Io): void {
  for (const { file, findings } of mesh.torn) {
    const [{ line, message }] = findings;
    io.error(
      `${io.errorColours.yellow('Left out:')} ${clean(file)}:${line} ${clean(
        message,
      )}\n`,
    );
  }
}
