// SPDX-License-Identifier: Apache-2.0
import type { FindingCounts } from '@meshwright/plugin-data-mesh-common';
import { describeProblems, stateOfLifecycle, stateOfProblems } from '../state';
import { plural, sentenceCase } from '../words';
import type {
  MeasuredTrust,
  TrustFact,
  TrustPart,
  TrustSubject,
} from './types';

/** A part of the strip with the name it has for people. @internal */
export interface NamedTrustFact extends TrustFact {
  key: TrustPart;
  label: string;
  /** False where there is nothing to know: the part is left out where space is short. */
  known: boolean;
}

const MEASURED = [
  ['quality', 'Quality', 'No quality results have arrived for this product.'],
  ['freshness', 'Freshness', 'Nobody has reported when its data last changed.'],
  ['policies', 'Policies', 'No policy has been evaluated for this product.'],
] as const;

const CLASSIFICATION_MEANING: Record<string, string> = {
  public: 'Everybody may see this data.',
  internal: 'Everybody in the organisation may see this data.',
  confidential: 'Only people with a reason may see this data.',
  restricted: 'Only named people may see this data.',
};

const LIFECYCLE_MEANING: Record<string, string> = {
  proposed: 'Somebody has proposed it; nothing is there to use yet.',
  draft: 'It is being built and may change without notice.',
  active: 'It is in use and its owner keeps its promises.',
  deprecated: 'It still works, but will end: plan to leave it.',
  retired: 'It is no longer kept: do not use it.',
};

/** The parts of the strip in their fixed order. @internal */
export function trustFacts(
  subject: TrustSubject,
  measured: MeasuredTrust,
  problemsHref?: string,
): NamedTrustFact[] {
  const { problems, version, classification, lifecycle } = subject;
  const described = problemsFact(problems, problemsHref);
  return [
    ...(measured.status
      ? [
          {
            key: 'status' as const,
            label: 'Status',
            known: true,
            ...measured.status,
          },
          ...(hasProblems(problems)
            ? [{ ...described, key: 'problems' as const, label: 'Problems' }]
            : []),
        ]
      : [described]),
    {
      key: 'version',
      label: 'Version',
      known: Boolean(version),
      state: 'unknown',
      text: version ? `v${version.replace(/^v/i, '')}` : 'no version',
      evidence: version
        ? 'Version that its descriptor states.'
        : 'Its descriptor states no version.',
    },
    ...MEASURED.map(([key, label, absence]) => ({
      key,
      label,
      known: Boolean(measured[key]),
      ...(measured[key] ?? {
        state: 'unknown' as const,
        text: 'no data',
        evidence: absence,
      }),
    })),
    {
      key: 'classification',
      label: 'Classification',
      known: Boolean(classification),
      state: 'unknown',
      text: classification ? sentenceCase(classification) : 'not classified',
      evidence: classification
        ? CLASSIFICATION_MEANING[classification.toLocaleLowerCase('en-US')] ??
          'A class of the organisation’s own.'
        : 'Its descriptor does not say who may see the data.',
    },
    {
      key: 'lifecycle',
      label: 'Lifecycle',
      known: Boolean(lifecycle),
      state: stateOfLifecycle(lifecycle),
      text: lifecycle ? sentenceCase(lifecycle) : 'no lifecycle',
      evidence: lifecycle
        ? LIFECYCLE_MEANING[lifecycle.toLocaleLowerCase('en-US')] ??
          'A stage of the organisation’s own.'
        : 'Its descriptor does not say whether it is in use.',
    },
  ];
}

function hasProblems(
  problems: FindingCounts | undefined,
): problems is FindingCounts {
  return problems !== undefined && problems.errors + problems.warnings > 0;
}

function problemsFact(
  problems: FindingCounts | undefined,
  to: string | undefined,
): NamedTrustFact {
  const fact = { key: 'status', label: 'Status' } as const;
  if (!hasProblems(problems)) {
    // Documents without problems say nothing about the data, which nobody has looked at.
    return {
      ...fact,
      known: false,
      state: 'unknown',
      text: 'Status not known',
      evidence: problems
        ? 'Its descriptor and its contracts have no problems, but nobody has measured its data.'
        : 'It is not known yet whether its descriptor and contracts have problems.',
    };
  }
  const { errors, warnings } = problems;
  const counts = [
    errors > 0 && plural(errors, 'error', 'errors'),
    warnings > 0 && plural(warnings, 'warning', 'warnings'),
  ].filter(Boolean);
  return {
    ...fact,
    known: true,
    state: stateOfProblems(problems),
    text: describeProblems(problems),
    evidence: `Found in its descriptor and its contracts: ${counts.join(
      ', ',
    )}.`,
    to,
  };
}
