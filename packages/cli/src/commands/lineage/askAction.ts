// SPDX-License-Identifier: Apache-2.0
import { exitCodes, Failure } from '../../failure';
import { askPortal, portalUrl } from '../../portal/portal';
import { suggest } from '../../suggest';
import { clean, cleanJson } from '../../terminal/clean';
import type { Io } from '../../terminal/io';
import { type Answer, type Report, reports } from './answers';

export interface AskOptions {
  change?: string;
  granularity?: string;
  direction?: string;
  at?: string;
  before?: string;
  after?: string;
  limit?: string;
  url?: string;
  format: 'text' | 'json';
}

interface Question {
  about: string;
  /** Options that it takes, beside the node. */
  takes: ReadonlyArray<keyof AskOptions>;
  /** Whether it is about one node; `may` where it can be. */
  node?: 'must' | 'may';
  report: Report;
}

/** What can be asked, as the portal's routes are called. */
export const questions: Readonly<Record<string, Question>> = {
  graph: {
    about: 'what is above and below a node',
    takes: ['granularity', 'direction', 'at', 'limit'],
    node: 'must',
    report: reports.graph,
  },
  impact: {
    about: 'what breaks, and for whom, if a node changes',
    takes: ['change', 'at'],
    node: 'must',
    report: reports.impact,
  },
  sources: {
    about: 'where a value comes from, and what may have made it wrong',
    takes: ['at'],
    node: 'must',
    report: reports.sources,
  },
  gap: {
    about: 'what is declared and not observed, and the reverse',
    takes: ['granularity', 'at', 'limit'],
    node: 'may',
    report: reports.gap,
  },
  unused: {
    about: 'products that nobody consumes',
    takes: ['at', 'limit'],
    report: reports.unused,
  },
  'personal-data': {
    about: 'where personal data goes, and what it crosses',
    takes: ['at', 'limit'],
    report: reports.personalData,
  },
  differences: {
    about: 'what changed between two days',
    takes: ['before', 'after', 'granularity', 'limit'],
    report: reports.differences,
  },
  history: {
    about: 'runs of a job; when edges of anything else came and went',
    takes: ['limit'],
    node: 'must',
    report: reports.history,
  },
};

/** Asks a portal, and says what it answers. */
export async function ask(
  name: string,
  node: string | undefined,
  options: AskOptions,
  io: Io,
): Promise<number> {
  const question = Object.hasOwn(questions, name) ? questions[name] : undefined;
  if (!question) {
    const meant = suggest(name, Object.keys(questions));
    throw new Failure(
      `${clean(name)} is no question.`,
      meant
        ? `Did you mean ${meant}?`
        : `There are ${Object.keys(questions).join(', ')}.`,
    );
  }
  if (question.node === 'must' && node === undefined) {
    throw new Failure(
      `Say what ${name} is about: the id of a node, or the ref of a product or contract.`,
    );
  }
  if (question.node === undefined && node !== undefined) {
    throw new Failure(`${name} is about the whole mesh, and takes no node.`);
  }
  const { format, url, ...given } = options;
  const target = portalUrl(url, `lineage/${name}`);
  if (node !== undefined) target.searchParams.set('node', node);
  for (const [option, value] of Object.entries(given)) {
    if (value === undefined) continue;
    if (!question.takes.includes(option as keyof AskOptions)) {
      throw new Failure(
        `${name} takes no --${option}.`,
        question.takes.length > 0
          ? `It takes ${question.takes.map(each => `--${each}`).join(', ')}.`
          : undefined,
      );
    }
    target.searchParams.set(option, value);
  }
  const answer = await askPortal<Answer>(
    target,
    undefined,
    'Set MESHWRIGHT_TOKEN to a token of the portal that may read lineage.',
  );
  const { lines, findings } = question.report(answer);
  if (format === 'json') io.out(`${cleanJson(answer)}\n`);
  else {
    const kept = answer.keptSince
      ? [`What had ended before ${answer.keptSince} is forgotten.`]
      : [];
    io.out([...lines, ...kept].map(line => `${clean(line)}\n`).join(''));
  }
  return findings ? exitCodes.findings : exitCodes.fine;
}
