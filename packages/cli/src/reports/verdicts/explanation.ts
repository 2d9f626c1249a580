// SPDX-License-Identifier: Apache-2.0
import type {
  Policy,
  PolicyRule,
  Subject,
  Verdict,
} from '@meshwright/governance';
import { splitPlace } from '../../mesh/places';
import { clean } from '../../terminal/clean';
import type { Colours } from '../../terminal/io';
import { verdictLines } from './text';

/** What is explained. */
export interface Explanation {
  policy: Policy;
  rules: readonly PolicyRule[];
  subject: Subject;
  verdicts: readonly Verdict[];
  /** Why no rule was asked. */
  reason?: string;
  texts: ReadonlyMap<string, string>;
}

/** Places whose lines are shown. */
const MOST_SHOWN = 5;

function sourceLines(
  { evidence }: Verdict,
  texts: ReadonlyMap<string, string>,
  colours: Colours,
): string[] {
  return evidence.slice(0, MOST_SHOWN).flatMap(({ path, line }) => {
    const { file } = splitPlace(path);
    const text = line === undefined ? undefined : texts.get(file);
    const source = text?.split('\n')[(line ?? 1) - 1];
    return source === undefined
      ? []
      : [
          `             ${colours.dim(`${clean(file)}:${line} |`)} ${clean(
            source,
          )}`,
        ];
  });
}

/** An explanation for people. */
export function explanationText(
  { policy, rules, subject, verdicts, reason, texts }: Explanation,
  colours: Colours,
): string {
  const field = (name: string, value: string | undefined) =>
    value ? [`  ${colours.dim(name.padEnd(10))} ${clean(value)}`] : [];
  const scope = policy.domain ? `the domain ${policy.domain}` : 'everybody';
  const grace = policy.graceUntil ? ` until ${policy.graceUntil}` : '';
  const lines = [
    `${colours.bold(clean(policy.title))}  ${colours.dim(
      `${policy.name} ${policy.version}`,
    )}`,
    ...field('Why', policy.purpose),
    ...field(
      'Serves',
      policy.serves
        .map(({ framework, reference = '' }) =>
          `${framework} ${reference}`.trim(),
        )
        .join(', '),
    ),
    ...field('Binds', scope),
    ...field('State', `${policy.lifecycle}${grace}`),
    ...field('Ask', policy.owner),
    '',
    `${colours.bold(clean(subject.title))}  ${colours.dim(subject.ref)}`,
  ];
  if (reason) lines.push(`  ${reason}`);
  for (const rule of rules) {
    const verdict = verdicts.find(item => item.rule === rule.id);
    if (!verdict) continue;
    lines.push(
      '',
      ...verdictLines(verdict, colours),
      ...(verdict.outcome === 'fail' || verdict.outcome === 'waived'
        ? sourceLines(verdict, texts, colours)
        : []),
      ...field('Asked', rule.title),
      ...field('When', rule.when?.trim()),
      ...field('Of each', rule.each?.trim()),
      ...field('Check', rule.check.trim()),
      ...field('Reason', rule.reason),
    );
  }
  return `${lines.join('\n')}\n`;
}
