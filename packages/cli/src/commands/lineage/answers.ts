// SPDX-License-Identifier: Apache-2.0
import { count } from '../../reports/words';

interface Named {
  id: string;
  name?: string;
  closed?: true;
}

interface Edge {
  from: string;
  to: string;
  kind: string;
  source: string;
  lastSeen?: string;
}

interface Pair {
  from: Named;
  to: Named;
}

/** What a portal may answer; each answer has some of it. */
export interface Answer {
  keptSince?: string;
  nodes?: Array<Named & { type: string; up?: number; down?: number }>;
  edges?: Edge[];
  beyond?: { total: number } | number;
  verdict?: string;
  columns?: Array<Named & { level: string }>;
  datasets?: Array<Named & { level: string }>;
  products?: Array<Named & { level: string }>;
  jobs?: Array<Named & { level: string }>;
  exposures?: Array<Named & { level: string }>;
  contracts?: Array<{ id: string; version?: string; level: string }>;
  people?: Array<{ owner: string; owns: string[] }>;
  closed?: number | Record<string, number>;
  sources?: Array<Named & { steps: number }>;
  suspects?: Array<Named & { reason: string }>;
  declaredOnly?: Pair[];
  observedOnly?: Pair[];
  marked?: Named[];
  unmarked?: Named[];
  crossings?: Array<Pair & { reason: string }>;
  added?: Edge[];
  removed?: Edge[];
  counts?: Record<string, number>;
  total?: number;
  items?: Array<
    Named & { at?: string; what?: string; state?: string; edge?: Edge }
  >;
}

/** Lines for people, and whether there is something that somebody has to look at. */
export type Report = (answer: Answer) => { lines: string[]; findings: boolean };

const nameOf = ({ id, name, closed }: Named) =>
  closed ? '(something you may not see)' : name ?? id;

const list = (title: string, lines: readonly string[]) =>
  lines.length > 0 ? [`${title}:`, ...lines.map(line => `  ${line}`)] : [];

const more = (listed: number, all: number | undefined) =>
  all !== undefined && all > listed ? [`  and ${all - listed} more`] : [];

const edgeLine = ({ from, to, kind, source, lastSeen }: Edge) =>
  `${from} -> ${to} (${kind}, ${source}${
    lastSeen ? `, last seen ${lastSeen}` : ''
  })`;

const pairLine = ({ from, to }: Pair) => `${nameOf(from)} -> ${nameOf(to)}`;

const affected = (title: string, all: Array<Named & { level: string }> = []) =>
  list(
    title,
    all.map(each => `${nameOf(each)} (${each.level})`),
  );

const hidden = (closed: Answer['closed']) => {
  const all =
    typeof closed === 'number'
      ? closed
      : Object.values(closed ?? {}).reduce((sum, each) => sum + each, 0);
  return all > 0 ? [`Beside that, ${all} that you may not see.`] : [];
};

/** How answers are told. */
export const reports = {
  graph: ({ nodes = [], edges = [], beyond }: Answer) => ({
    lines: [
      ...list(
        'Nodes',
        nodes.map(node => {
          const { up, down, type } = node;
          const place = [
            ...(up ? [`${up} up`] : []),
            ...(down ? [`${down} down`] : []),
          ];
          return `${type} ${nameOf(node)}${
            place.length > 0 ? ` (${place.join(', ')})` : ''
          }`;
        }),
      ),
      ...(typeof beyond === 'object' && beyond.total > 0
        ? [`  and ${beyond.total} more`]
        : []),
      ...list('Edges', edges.map(edgeLine)),
    ],
    findings: false,
  }),
  impact: (answer: Answer) => ({
    lines: [
      `Verdict: ${answer.verdict}`,
      ...affected('Columns', answer.columns),
      ...affected('Datasets', answer.datasets),
      ...affected('Products', answer.products),
      ...affected('Jobs', answer.jobs),
      ...affected('Dashboards and applications', answer.exposures),
      ...list(
        'Contracts',
        (answer.contracts ?? []).map(
          ({ id, version, level }) =>
            `${id}${version ? ` ${version}` : ''} (${level})`,
        ),
      ),
      ...list(
        'People',
        (answer.people ?? []).map(
          ({ owner, owns }) => `${owner}: ${count(owns.length, 'thing')}`,
        ),
      ),
      ...hidden(answer.closed),
    ],
    findings: answer.verdict === 'breaking',
  }),
  sources: ({ sources = [], suspects = [], closed }: Answer) => ({
    lines: [
      ...list(
        'Comes from',
        sources.map(each => `${nameOf(each)} (${count(each.steps, 'step')})`),
      ),
      ...list(
        'May have made it wrong',
        suspects.map(each => `${nameOf(each)}: ${each.reason}`),
      ),
      ...hidden(closed),
    ],
    findings: suspects.length > 0,
  }),
  gap: ({ declaredOnly = [], observedOnly = [], counts = {} }: Answer) => ({
    lines: [
      ...list('Declared and never observed', declaredOnly.map(pairLine)),
      ...more(declaredOnly.length, counts.declaredOnly),
      ...list('Observed and never declared', observedOnly.map(pairLine)),
      ...more(observedOnly.length, counts.observedOnly),
    ],
    findings: Object.values(counts).some(number => number > 0),
  }),
  unused: ({ items = [], total = 0 }: Answer) => ({
    lines: [
      ...list('Nobody consumes', items.map(nameOf)),
      ...more(items.length, total),
    ],
    findings: total > 0,
  }),
  personalData: (answer: Answer) => {
    const { marked = [], unmarked = [], crossings = [], counts = {} } = answer;
    return {
      lines: [
        ...list('Marked as personal data', marked.map(nameOf)),
        ...more(marked.length, counts.marked),
        ...list('Made from it, and not marked', unmarked.map(nameOf)),
        ...more(unmarked.length, counts.unmarked),
        ...list(
          'Crosses a border',
          crossings.map(each => `${pairLine(each)}: ${each.reason}`),
        ),
        ...more(crossings.length, counts.crossings),
      ],
      findings: (counts.unmarked ?? 0) + (counts.crossings ?? 0) > 0,
    };
  },
  differences: ({ added = [], removed = [], counts = {} }: Answer) => ({
    lines: [
      ...list('Came', added.map(edgeLine)),
      ...more(added.length, counts.added),
      ...list('Went', removed.map(edgeLine)),
      ...more(removed.length, counts.removed),
    ],
    findings: false,
  }),
  history: ({ items = [], total }: Answer) => ({
    lines: [
      ...items.map(({ at, what, state, edge }) =>
        edge ? `${at} ${what}: ${edgeLine(edge)}` : `${at} ${what} ${state}`,
      ),
      ...more(items.length, total),
    ],
    findings: false,
  }),
} satisfies Record<string, Report>;
