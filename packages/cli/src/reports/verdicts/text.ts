// SPDX-License-Identifier: Apache-2.0
import {
  type Outcome,
  type Subject,
  type Verdict,
  isBlocking,
} from '@meshwright/governance';
import { clean } from '../../terminal/clean';
import type { Colours } from '../../terminal/io';
import { count } from '../words';
import { datedMessage } from './told';

const WORDS: Record<Outcome, string> = {
  pass: 'passes',
  fail: 'fails',
  waived: 'waived',
  'not-applicable': 'n/a',
  error: 'undecided',
};

/** Places of one verdict that are written out. */
const MOST_PLACES = 5;

function painter(verdict: Verdict, colours: Colours) {
  if (verdict.outcome === 'pass') return colours.green;
  if (isBlocking(verdict)) return colours.red;
  return verdict.outcome === 'fail' ? colours.yellow : colours.dim;
}

/** A verdict for people: what, why, where, and how to mend it. */
export function verdictLines(verdict: Verdict, colours: Colours): string[] {
  const { policy, rule, outcome, severity, evidence, fix } = verdict;
  const paint = painter(verdict, colours);
  const word = outcome === 'fail' ? severity : WORDS[outcome];
  const lines = [
    `  ${paint(word.padEnd(9))}  ${clean(datedMessage(verdict))}`,
    `             ${colours.dim(`${policy}/${rule}`)}`,
  ];
  if (outcome === 'pass' || outcome === 'not-applicable') return lines;
  for (const { path, line } of evidence.slice(0, MOST_PLACES)) {
    const [file, pointer = ''] = clean(path).split('#');
    const place = line === undefined ? file : `${file}:${line}`;
    lines.push(`             ${colours.dim(`${place} ${pointer}`.trim())}`);
  }
  if (evidence.length > MOST_PLACES) {
    lines.push(
      `             ${colours.dim(
        `and ${count(evidence.length - MOST_PLACES, 'more place')}`,
      )}`,
    );
  }
  if (fix) {
    lines.push(
      `             ${colours.green('Fix:')} ${clean(fix.description)}`,
    );
  }
  return lines;
}

function summary(
  verdicts: readonly Verdict[],
  subjects: readonly Subject[],
  colours: Colours,
): string {
  const of = (outcome: Outcome, severity?: Verdict['severity']) =>
    verdicts.filter(
      verdict =>
        verdict.outcome === outcome &&
        (severity === undefined || verdict.severity === severity),
    ).length;
  const parts = [
    of('fail', 'error') > 0 && colours.red(count(of('fail', 'error'), 'error')),
    of('fail', 'warning') > 0 &&
      colours.yellow(count(of('fail', 'warning'), 'warning')),
    of('fail', 'info') > 0 && colours.cyan(count(of('fail', 'info'), 'note')),
    of('error') > 0 && colours.red(`${of('error')} undecided`),
    of('waived') > 0 && `${of('waived')} waived`,
    `${of('pass')} passed`,
    `${of('not-applicable')} not applicable`,
  ].filter((part): part is string => Boolean(part));
  const of_ = (kind: Subject['kind']) =>
    count(subjects.filter(subject => subject.kind === kind).length, kind);
  return `${parts.join(', ')} (${of_('product')}, ${of_('contract')}).`;
}

/** The report of `policy check` for people: by subject, what does not pass first. */
export function verdictsText(
  verdicts: readonly Verdict[],
  subjects: readonly Subject[],
  all: boolean,
  colours: Colours,
): string {
  const shown = verdicts.filter(
    ({ outcome }) =>
      all || (outcome !== 'pass' && outcome !== 'not-applicable'),
  );
  const known = new Set(subjects.map(({ ref }) => ref));
  // What is said of policies themselves comes first: it is why others are not asked.
  const lines = shown
    .filter(({ subject }) => !known.has(subject))
    .flatMap(verdict => [
      colours.bold(clean(verdict.subject)),
      ...verdictLines(verdict, colours),
      '',
    ]);
  for (const subject of subjects) {
    const own = shown.filter(verdict => verdict.subject === subject.ref);
    if (own.length === 0) continue;
    lines.push(
      `${colours.bold(clean(subject.title))}  ${colours.dim(
        `${subject.ref}${subject.owner ? `, ${clean(subject.owner)}` : ''}`,
      )}`,
      ...own.flatMap(verdict => verdictLines(verdict, colours)),
      '',
    );
  }
  return [...lines, summary(verdicts, subjects, colours), ''].join('\n');
}
