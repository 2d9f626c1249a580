// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import type { ReadResult } from '@meshwright/contracts';
import { StateBanner } from '../feedback';
import { plural } from '../words';
import { standardName } from './standardName';

/** @internal */
export interface ProblemsBannerProps {
  result: ReadResult;
  /** Leads to the problems. */
  action: ReactNode;
}

/** Says that a document has problems, or is no contract at all; nothing where all is well. @internal */
export function ProblemsBanner({ result, action }: ProblemsBannerProps) {
  const { contract, standard, findings } = result;
  if (!contract) {
    return (
      <StateBanner state="error">
        {standard?.type === 'product'
          ? `This is a description of a data product (${standardName(
              standard,
            )}), not a contract. It is shown as text.`
          : 'This document could not be read as a data contract. It is shown as text, with what was found.'}
      </StateBanner>
    );
  }
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.filter(
    ({ severity }) => severity === 'warning',
  ).length;
  if (errors + warnings === 0) {
    return null;
  }
  const words = [
    errors > 0 && plural(errors, 'error', 'errors'),
    warnings > 0 && plural(warnings, 'warning', 'warnings'),
  ].filter(Boolean);
  return (
    <StateBanner state={errors > 0 ? 'error' : 'warning'} action={action}>
      This document has {words.join(' and ')}. What could be read is shown.
    </StateBanner>
  );
}
