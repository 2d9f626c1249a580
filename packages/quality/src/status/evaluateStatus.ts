// SPDX-License-Identifier: Apache-2.0
import { checkWords } from '../compile/checkNames';
import type { CheckSeverity } from '../model';
import type {
  Freshness,
  Status,
  StatusCheck,
  StatusFacts,
  StatusReason,
  StatusState,
} from './types';

const HOUR = 3_600_000;

/** The weightiest last: what a consumer has to know first. */
const WEIGHT: Readonly<Record<StatusState, number>> = {
  operational: 0,
  unknown: 1,
  degraded: 2,
  down: 3,
};

/** What an open incident alone makes of a status. */
const BY_INCIDENT: Readonly<Record<CheckSeverity, StatusState>> = {
  critical: 'down',
  error: 'degraded',
  warning: 'degraded',
  info: 'operational',
};

/** The weightiest of some states; `unknown` of none. @public */
export function worstState(states: Iterable<StatusState>): StatusState {
  let worst: StatusState | undefined;
  for (const state of states) {
    if (worst === undefined || WEIGHT[state] > WEIGHT[worst]) worst = state;
  }
  return worst ?? 'unknown';
}

const byWeight = (a: StatusReason, b: StatusReason) =>
  WEIGHT[b.state] - WEIGHT[a.state];

/** An age in the unit that people would say it in. @internal */
export function ageWords(hours: number): string {
  if (hours < 1) return `${Math.max(1, Math.round(hours * 60))} min`;
  if (hours < 48) return `${Number(hours.toFixed(1))} h`;
  return `${Number((hours / 24).toFixed(1))} days`;
}

/** What a check that is not as it should be makes of a status, and how that is said; nothing of one that passed. */
function verdictOn({
  status,
  severity,
}: StatusCheck): { state: StatusState; said: string } | undefined {
  if (status === 'fail') {
    if (severity === 'critical') {
      return { state: 'down', said: ', which is critical, failed' };
    }
    return severity === 'warning' || severity === 'info'
      ? { state: 'operational', said: ', a lesser check, failed' }
      : { state: 'degraded', said: ' failed' };
  }
  if (status === 'warn') {
    return { state: 'operational', said: ' gave a warning' };
  }
  return status === 'error'
    ? { state: 'operational', said: ' could not run' }
    : undefined;
}

function rowsWords({ status, failedRows }: StatusCheck): string {
  if (status === 'error' || !failedRows) return '';
  const count = failedRows.toLocaleString('en-US');
  return ` in ${count} ${failedRows === 1 ? 'row' : 'rows'}`;
}

function ofCheck(check: StatusCheck): StatusReason[] {
  const verdict = verdictOn(check);
  // Most checks pass: what they are about, which takes several hashes, is put in words only where it is said.
  if (!verdict) return [];
  const text = `${checkWords(check)}${verdict.said}${rowsWords(check)}.`;
  return [{ kind: 'check', state: verdict.state, text, subject: check.name }];
}

function ofFreshness(freshness: Freshness): StatusReason[] {
  const { ageHours, promisedHours, dataset } = freshness;
  if (ageHours === null || ageHours <= promisedHours) return [];
  const subject = dataset ?? 'The data';
  return [
    {
      kind: 'freshness',
      state: 'degraded',
      text: `${subject} is ${ageWords(ageHours)} old; at most ${ageWords(
        promisedHours,
      )} is promised.`,
      ...(dataset && { subject: dataset }),
    },
  ];
}

/** Whether a result says anything about the data. */
const judges = ({ status }: StatusCheck) =>
  status === 'pass' || status === 'warn' || status === 'fail';

/**
 * What is known of the data at all.
 *
 * @returns a reason for `unknown` where nothing is, or nothing recent
 */
function ofKnowledge({
  checks,
  freshness,
  noData = 'No check has judged its data.',
  now,
  staleAfterHours,
}: StatusFacts): StatusReason | undefined {
  const known = [
    ...checks.filter(judges),
    ...freshness.filter(({ ageHours }) => ageHours !== null),
  ].map(({ measuredAt }) => Date.parse(measuredAt));
  if (known.length === 0) {
    const broken = checks.filter(({ status }) => status === 'error').length;
    return {
      kind: 'no-data',
      state: 'unknown',
      text:
        broken > 0 ? `None of its checks could run (${broken} tried).` : noData,
    };
  }
  const hours = (now - Math.max(...known)) / HOUR;
  return hours > staleAfterHours
    ? {
        kind: 'stale',
        state: 'unknown',
        text: `It was last checked ${ageWords(
          hours,
        )} ago; results count for ${ageWords(staleAfterHours)}.`,
      }
    : undefined;
}

/** Maintenance that goes on at a time. */
function inProgress({ maintenance, now }: StatusFacts) {
  return maintenance.find(
    ({ startsAt, endsAt }) =>
      Date.parse(startsAt) <= now && now < Date.parse(endsAt),
  );
}

/**
 * The status of one output port, or of a product as a whole, with its reasons.
 *
 * A failed check of severity `critical` and a critical incident make it `down`; other failures, incidents and data that is
 * older than promised `degraded`: late data is there, and may be of use. Warnings and checks that could not run are said and change
 * nothing. Results that are too old, or none, make it `unknown`, unless an incident says that something is wrong now.
 * Maintenance is named beside the status and does not make it better.
 *
 * @public
 */
export function evaluateStatus(facts: StatusFacts): Status {
  const ignorance = ofKnowledge(facts);
  const incidents = facts.incidents.map(
    ({ id, title, severity }): StatusReason => ({
      kind: 'incident',
      state: BY_INCIDENT[severity],
      text: `Open incident: ${title}`,
      subject: id,
    }),
  );
  // What was true too long ago is no reason today.
  const measured = ignorance
    ? [ignorance]
    : [
        ...facts.checks.flatMap(ofCheck),
        ...facts.freshness.flatMap(ofFreshness),
      ];
  const reasons = [...incidents, ...measured].sort(byWeight);
  const maintenance = inProgress(facts);
  return {
    state:
      reasons.length === 0
        ? 'operational'
        : worstState(reasons.map(({ state }) => state)),
    reasons: maintenance
      ? [
          {
            kind: 'maintenance',
            state: 'operational',
            text: `Planned maintenance: ${maintenance.title}`,
            subject: maintenance.id,
          },
          ...reasons,
        ]
      : reasons,
    ...(maintenance && { maintenance: maintenance.id }),
  };
}

/**
 * The status of a product by those of its output ports and by what concerns it as a whole.
 *
 * It is `down` where every port is, and `degraded` where some are; it is `operational` only where each port is known to
 * be.
 *
 * @param whole - status by incidents and checks that belong to no port; absent where there are none
 * @public
 */
export function combineStatus(
  ports: ReadonlyMap<string, Status>,
  whole?: Status,
): Status {
  const all = [...ports.values()];
  const allDown = all.length > 0 && all.every(({ state }) => state === 'down');
  const named = [...ports].flatMap(([name, { state, reasons }]) => {
    const own = reasons.filter(({ kind }) => kind !== 'maintenance');
    // Where there is one port only, what is said of it is said of the product.
    if (ports.size === 1) return own;
    if (own.length === 0) return [];
    const counted: StatusState =
      state === 'down' && !allDown ? 'degraded' : state;
    return [
      {
        kind: 'port' as const,
        state: counted,
        text: `${name}: ${own[0].text}`,
        subject: name,
      },
    ];
  });
  const maintenance =
    whole?.maintenance ?? all.find(one => one.maintenance)?.maintenance;
  // That nothing is known beside the ports says nothing of them.
  const ofWhole = (whole?.reasons ?? []).filter(
    ({ kind }) => kind !== 'no-data' || all.length === 0,
  );
  const states = [
    ...all.map(({ state }) =>
      state === 'down' && !allDown ? 'degraded' : state,
    ),
    ...ofWhole.map(({ state }) => state),
    ...(all.length === 0 && whole ? [whole.state] : []),
  ];
  return {
    state: worstState(states),
    reasons: [...ofWhole, ...named].sort(byWeight),
    ...(maintenance && { maintenance }),
  };
}
