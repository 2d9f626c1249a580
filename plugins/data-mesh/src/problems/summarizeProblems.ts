// SPDX-License-Identifier: Apache-2.0
import type { ProblemPage } from '@meshwright/plugin-data-mesh-common';
import { plural } from '@meshwright/plugin-data-mesh-react';

/** The number of descriptors in words; what was known stays while it is renewed. @internal */
export function summarizeProblems(page?: ProblemPage, error?: Error): string {
  if (page) {
    return plural(
      page.totalItems,
      'descriptor with problems',
      'descriptors with problems',
    );
  }
  return error ? 'No list of problems' : 'Looking for problems…';
}
