// SPDX-License-Identifier: Apache-2.0
import type {
  LineageDirection,
  LineageExpansion,
  LineageGranularity,
} from '@meshwright/plugin-data-mesh-common';
import type { FlowEnd, FlowViewKind } from '@meshwright/plugin-data-mesh-react';

/** How long ago a connection was seen. @internal */
export type Freshness = 'day' | 'week' | 'month' | 'older' | 'never';

/** What a person may narrow a graph to; nothing chosen is no limit. @internal */
export interface LineageFilters {
  domain: string[];
  classification: string[];
  source: string[];
  fresh: string[];
}

/** What is shown beside the graph while nothing in it is chosen. @internal */
export type WholePanel = 'gap' | 'changes';

/** Everything about what is looked at. It lives in the address, so that a link shows the same. @internal */
export interface LineageView {
  /** Id or ref of what the graph starts from. */
  node?: string;
  level: LineageGranularity;
  direction: LineageDirection;
  steps: number;
  /** A day, `2026-03-01`; absent for now. */
  at?: string;
  /** Sides of boxes that were opened by hand. */
  expand: LineageExpansion[];
  /** Boxes and rows of which the content is shown. */
  open: string[];
  /** Boxes and rows of which all rows are shown. */
  all: string[];
  chosen?: FlowEnd;
  until?: string;
  find: string;
  as?: FlowViewKind;
  /** Tab of the panel of what is chosen. */
  tab?: string;
  panel?: WholePanel;
  /** First day of a comparison. */
  since?: string;
  filters: LineageFilters;
}

/** @internal */
export const LEVELS: Array<[LineageGranularity, string]> = [
  ['product', 'Products'],
  ['dataset', 'Datasets'],
  ['job', 'Jobs'],
  ['column', 'Columns'],
];
/** @internal */
export const DIRECTIONS: Array<[LineageDirection, string]> = [
  ['both', 'Up and down'],
  ['up', 'Where it comes from'],
  ['down', 'Where it goes'],
];
/** Steps that reach all there is. @internal */
export const ALL_STEPS = 50;
/** Steps from the start. @internal */
export const STEPS: Array<[number, string]> = [
  [1, '1 step'],
  [2, '2 steps'],
  [3, '3 steps'],
  [5, '5 steps'],
  [ALL_STEPS, 'All steps'],
];
const STANDARD_STEPS = 3;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function oneOf<T extends string | number>(
  options: Array<[T, string]>,
  word: string | null,
  standard: T,
): T {
  return options.find(([key]) => String(key) === word)?.[0] ?? standard;
}

const dayOf = (word: string | null) =>
  word !== null && DAY.test(word) ? word : undefined;

/** Reads an address. What it does not say, or says wrongly, is the standard. @internal */
export function readView(
  params: URLSearchParams,
  standardLevel: LineageGranularity = 'product',
): LineageView {
  const text = (name: string) => params.get(name) || undefined;
  const expand = params.getAll('more').flatMap((word): LineageExpansion[] => {
    const match = /^(up|down)~(.+)$/s.exec(word);
    return match ? [{ side: match[1] as 'up' | 'down', node: match[2] }] : [];
  });
  const see = text('see');
  const row = text('row');
  return {
    node: text('node'),
    level: oneOf(LEVELS, params.get('of'), standardLevel),
    direction: oneOf(DIRECTIONS, params.get('towards'), 'both'),
    steps: oneOf(STEPS, params.get('steps'), STANDARD_STEPS),
    at: dayOf(params.get('at')),
    expand,
    open: params.getAll('open'),
    all: params.getAll('all'),
    chosen: see === undefined ? undefined : { box: see, ...(row && { row }) },
    until: text('until'),
    find: params.get('find') ?? '',
    as:
      oneOf<FlowViewKind | ''>(
        [
          ['graph', ''],
          ['tree', ''],
        ],
        params.get('as'),
        '',
      ) || undefined,
    tab: text('tab'),
    panel:
      oneOf<WholePanel | ''>(
        [
          ['gap', ''],
          ['changes', ''],
        ],
        params.get('panel'),
        '',
      ) || undefined,
    since: dayOf(params.get('since')),
    filters: {
      domain: params.getAll('domain'),
      classification: params.getAll('classification'),
      source: params.getAll('source'),
      fresh: params.getAll('fresh'),
    },
  };
}

/**
 * A view whose lists are those of the view before where they say the same, so that what is made of them need not be made
 * again: a large graph is not laid out anew because something in it was chosen.
 *
 * @internal
 */
export function keepSame(
  before: LineageView | undefined,
  view: LineageView,
): LineageView {
  const kept = <K extends 'expand' | 'open' | 'all' | 'filters'>(name: K) =>
    before && JSON.stringify(before[name]) === JSON.stringify(view[name])
      ? before[name]
      : view[name];
  return {
    ...view,
    expand: kept('expand'),
    open: kept('open'),
    all: kept('all'),
    filters: kept('filters'),
  };
}

/** Names of all words of the address that a view takes. @internal */
const NAMES = [
  'node',
  'of',
  'towards',
  'steps',
  'at',
  'more',
  'open',
  'all',
  'see',
  'row',
  'until',
  'find',
  'as',
  'tab',
  'panel',
  'since',
  'domain',
  'classification',
  'source',
  'fresh',
];

/** Writes a view into an address, which keeps what others wrote there. The standard is not written. @internal */
export function writeView(
  view: LineageView,
  before: URLSearchParams,
  standardLevel: LineageGranularity = 'product',
): URLSearchParams {
  const params = new URLSearchParams(before);
  NAMES.forEach(name => params.delete(name));
  const set = (name: string, value: string | undefined) =>
    value && params.set(name, value);
  const list = (name: string, values: string[]) =>
    values.forEach(value => params.append(name, value));
  set('node', view.node);
  set('of', view.level === standardLevel ? undefined : view.level);
  set('towards', view.direction === 'both' ? undefined : view.direction);
  set('steps', view.steps === STANDARD_STEPS ? undefined : String(view.steps));
  set('at', view.at);
  list(
    'more',
    view.expand.map(({ side, node }) => `${side}~${node}`),
  );
  list('open', view.open);
  list('all', view.all);
  set('see', view.chosen?.box);
  set('row', view.chosen?.row);
  set('until', view.chosen && view.until);
  set('find', view.find);
  set('as', view.as);
  set('tab', view.chosen && view.tab);
  set('panel', view.panel);
  set('since', view.panel === 'changes' ? view.since : undefined);
  list('domain', view.filters.domain);
  list('classification', view.filters.classification);
  list('source', view.filters.source);
  list('fresh', view.filters.fresh);
  return params;
}
