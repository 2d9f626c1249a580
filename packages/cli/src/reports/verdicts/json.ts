// SPDX-License-Identifier: Apache-2.0
import type { Verdict } from '@meshwright/governance';
import { plainFile } from '../../mesh/readMesh';

/** How to make a subject pass, as programs read it. */
function fixJson({ description, patch }: NonNullable<Verdict['fix']>) {
  return {
    description,
    ...(patch && {
      patch: patch.map(({ file, edit }) => ({
        file: plainFile(file),
        ...edit,
      })),
    }),
  };
}

/** Verdicts as programs read them. */
export function verdictsJson(verdicts: readonly Verdict[]) {
  return verdicts.map(
    ({
      policy,
      rule,
      subject,
      outcome,
      severity,
      message,
      evidence,
      fix,
      id,
    }) => ({
      policy,
      rule,
      subject,
      outcome,
      severity,
      message,
      evidence,
      ...(fix && { fix: fixJson(fix) }),
      id,
    }),
  );
}
