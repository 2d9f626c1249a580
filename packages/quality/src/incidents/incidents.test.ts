// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import type { DetailedCheck } from '../model';
import {
  handleIncident,
  IncidentActionError,
  type IncidentAction,
  possibleActions,
} from './handle';
import type { Fault, IncidentProgress, Observation } from './model';
import {
  forgetFault,
  observationOfCheck,
  observe,
  releaseFault,
} from './observe';
import { STANDARD_RULES } from './rules';
import { originOfFaults, titleOfFaults } from './title';

const at = (hour: number) =>
  `2026-03-01T${String(hour).padStart(2, '0')}:00:00.000Z`;

function observation(
  verdict: Observation['verdict'],
  hour: number,
  over: Partial<Observation> = {},
): Observation {
  return {
    key: 'k',
    kind: 'check',
    name: 'ids are unique',
    verdict,
    severity: 'high',
    at: at(hour),
    contract: null,
    dataset: 'orders',
    column: null,
    message: null,
    ...over,
  };
}

/** What is remembered after some results, one each hour. */
function after(
  verdicts: Array<Observation['verdict']>,
  rules = STANDARD_RULES,
  over: Partial<Observation> = {},
): Fault {
  return verdicts.reduce<Fault | undefined>(
    (fault, verdict, hour) =>
      observe('p', fault, observation(verdict, hour, over), rules),
    undefined,
  )!;
}

describe('observe', () => {
  it('fires when a check fails, once, and recovers when it passes', () => {
    expect(after(['good'])).toMatchObject({ firing: false });
    expect(after(['good', 'bad', 'bad'])).toMatchObject({
      firing: true,
      since: at(1),
      bad: 2,
      lastBadAt: at(2),
    });
    expect(after(['bad', 'good'])).toMatchObject({
      firing: false,
      since: null,
      recoveredAt: at(1),
    });
  });

  it('waits for as many results in a row as the rules ask for', () => {
    const rules = { ...STANDARD_RULES, openAfter: 2, closeAfter: 2 };
    expect(after(['bad', 'good', 'bad'], rules).firing).toBe(false);
    expect(after(['bad', 'bad', 'good', 'bad'], rules).firing).toBe(true);
    expect(after(['bad', 'bad', 'good', 'good'], rules).firing).toBe(false);
  });

  it('neither opens nor closes by what is between', () => {
    expect(after(['between', 'between']).firing).toBe(false);
    expect(after(['bad', 'between']).firing).toBe(true);
  });

  it('fires when a check could not run three times in a row', () => {
    const broken = ['broken', 'broken', 'broken'] as const;
    expect(after(['good', 'broken', 'broken']).firing).toBe(false);
    expect(after(['good', ...broken]).firing).toBe(true);
    // It never ran, so nothing has broken.
    expect(after([...broken, ...broken]).firing).toBe(false);
    expect(after(['bad', 'broken']).firing).toBe(true);
  });

  it('does not fire below the least severity', () => {
    expect(after(['bad'], STANDARD_RULES, { severity: 'low' }).firing).toBe(
      false,
    );
  });

  it('leaves the present alone when an old result comes late', () => {
    const now = after(['good', 'bad']);
    expect(observe('p', now, observation('good', 0), STANDARD_RULES)).toBe(now);
  });

  it('is silent about what was accepted, until it has passed once', () => {
    const silent = releaseFault(after(['bad']), true);
    const again = observe('p', silent, observation('bad', 1), STANDARD_RULES);
    expect(again).toMatchObject({ firing: false, muted: true });
    const passed = observe('p', again, observation('good', 2), STANDARD_RULES);
    expect(
      observe('p', passed, observation('bad', 3), STANDARD_RULES),
    ).toMatchObject({ firing: true, muted: false });
  });

  it('opens again when what was said to be fixed still fails', () => {
    const released = releaseFault(after(['bad', 'bad']), false);
    expect(released).toMatchObject({ firing: false, incident: null });
    expect(
      observe('p', released, observation('bad', 2), STANDARD_RULES).firing,
    ).toBe(true);
  });

  it('lets go of what is not checked any more', () => {
    expect(forgetFault(after(['bad']), at(5))).toMatchObject({
      firing: false,
      recoveredAt: at(5),
    });
  });

  it('fires only after a bad result, whatever came before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('bad', 'good', 'between', 'broken'), {
          minLength: 1,
          maxLength: 20,
        }),
        verdicts => {
          const { firing, since, incident } = after(
            verdicts as Array<Observation['verdict']>,
          );
          const last = verdicts.filter(each => each !== 'between').pop();
          const isJudged = last === 'good' || last === 'bad';
          expect(isJudged && firing).toBe(last === 'bad');
          expect(since !== null).toBe(firing);
          expect(incident).toBe(null);
        },
      ),
    );
  });
});

describe('observationOfCheck', () => {
  const check: DetailedCheck = {
    name: 'fresh',
    dataset: 'orders',
    column: 'at',
    dimension: 'timeliness',
    severity: 'critical',
    status: 'fail',
    observed: 3,
    expected: 'at most 1',
    failedRows: 3,
    totalRows: 10,
    details: { contractId: 'api:default/orders' },
  };
  it.each([
    [
      {},
      { kind: 'service-level', verdict: 'bad', message: '3 of 10 rows fail' },
    ],
    [
      { dimension: null, totalRows: null },
      { kind: 'check', message: '3 rows fail' },
    ],
    // Neither what was found nor what the tool says of it is for everybody.
    [{ failedRows: null }, { message: null }],
    [
      { failedRows: null, details: { message: "no number: 'anna@x.example'" } },
      { message: null, contract: null },
    ],
    [
      { status: 'error' },
      { verdict: 'broken', message: 'the check could not run' },
    ],
    [{ status: 'warn' }, { verdict: 'between' }],
    [{ status: 'pass' }, { verdict: 'good', message: null }],
  ] as const)('reads %j', (over, expected) => {
    expect(
      observationOfCheck({ ...check, ...over } as DetailedCheck, 'k', at(1)),
    ).toMatchObject({ severity: 'critical', ...expected });
  });

  it('says nothing of what was not judged', () => {
    for (const status of ['skipped', 'unknown'] as const) {
      expect(
        observationOfCheck({ ...check, status }, 'k', at(1)),
      ).toBeUndefined();
    }
  });
});

const opened: IncidentProgress = {
  state: 'opened',
  origin: 'check',
  severity: 'high',
  assignee: null,
  resolution: null,
};
const act = (...actions: IncidentAction[]) =>
  actions.reduce<IncidentProgress>(handleIncident, opened);

describe('handleIncident', () => {
  it('goes from opened to resolved, and opens again with who looked after it', () => {
    const assigned = act({ kind: 'acknowledge' }, { kind: 'assign', to: 'u' });
    expect(assigned).toMatchObject({ state: 'assigned', assignee: 'u' });
    const resolved = handleIncident(assigned, {
      kind: 'resolve',
      resolution: 'fixed',
    });
    expect(resolved).toMatchObject({ state: 'resolved', resolution: 'fixed' });
    expect(handleIncident(resolved, { kind: 'reopen' })).toMatchObject({
      state: 'assigned',
      assignee: 'u',
      resolution: null,
    });
  });

  it.each([
    ['acknowledged twice', [{ kind: 'acknowledge' }, { kind: 'acknowledge' }]],
    ['reopened while open', [{ kind: 'reopen' }]],
    [
      'given to who has it',
      [
        { kind: 'assign', to: 'u' },
        { kind: 'assign', to: 'u' },
      ],
    ],
    ['rated as it is', [{ kind: 'rate', severity: 'high' }]],
    [
      'reopened after a merge',
      [{ kind: 'resolve', resolution: 'merged' }, { kind: 'reopen' }],
    ],
  ] as Array<[string, IncidentAction[]]>)('refuses to be %s', (_, actions) => {
    expect(() => act(...actions)).toThrow(IncidentActionError);
  });

  it('does exactly what it says is possible', () => {
    const actions: IncidentAction[] = [
      { kind: 'acknowledge' },
      { kind: 'assign', to: 'u' },
      { kind: 'unassign' },
      { kind: 'rate', severity: 'low' },
      { kind: 'comment' },
      { kind: 'resolve', resolution: 'recovered' },
      { kind: 'resolve', resolution: 'merged' },
      { kind: 'reopen' },
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...actions)), path => {
        let incident = opened;
        for (const action of path) {
          const isSame =
            (action.kind === 'assign' && incident.assignee === 'u') ||
            (action.kind === 'rate' && incident.severity === 'low');
          const isPossible =
            possibleActions(incident).includes(action.kind) && !isSame;
          let isDone = true;
          try {
            incident = handleIncident(incident, action);
          } catch {
            isDone = false;
          }
          expect(isDone).toBe(isPossible);
          expect(incident.resolution !== null).toBe(
            incident.state === 'resolved',
          );
        }
      }),
    );
  });
});

describe('words of an incident', () => {
  const fault = (kind: Fault['kind'], dataset: string | null, name = 'n') => ({
    kind,
    dataset,
    name,
  });
  it.each([
    [[fault('check', 'orders', 'ids are unique')], 'ids are unique in orders'],
    [
      [{ ...fault('check', 'orders', 'orders-id-unique'), column: 'id' }],
      'Uniqueness of id in orders',
    ],
    [[fault('check', 'o'), fault('check', 'o')], '2 checks fail in o'],
    [
      [fault('check', 'o'), fault('service-level', 'p')],
      '1 check fails, 1 service level is missed',
    ],
    [[fault('check', null, 'x'.repeat(300))], `${'x'.repeat(119)}…`],
  ])('are %#', (faults, title) => {
    expect(titleOfFaults(faults)).toBe(title);
  });

  it('names what weighs most as its origin', () => {
    expect(
      originOfFaults([fault('anomaly', null), fault('service-level', null)]),
    ).toBe('service-level');
  });
});
