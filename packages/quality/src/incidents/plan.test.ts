// SPDX-License-Identifier: Apache-2.0
import type { Fault } from './model';
import { planIncidents } from './plan';
import { STANDARD_RULES as rules } from './rules';
import { fault, incident, nothing, NOW, world } from './__testUtils__/world';

describe('planIncidents', () => {
  it('makes one incident of a broken source and forty products below it', () => {
    const below = Array.from({ length: 40 }, (_, index) => `p${index}`);
    const edges = below.map((to, index) => ({
      from: index % 3 === 0 ? 'source' : `p${index - 1}`,
      to,
    }));
    const plan = planIncidents(
      world({
        faults: [...below, 'source'].map(each => fault(each)),
        edges,
      }),
      rules,
    );
    expect(plan.groups).toHaveLength(1);
    expect(plan.groups[0]).toMatchObject({ product: 'source' });
    expect(plan.groups[0].faults).toHaveLength(41);
  });

  it('keeps several incidents of one product apart by contract', () => {
    const plan = planIncidents(
      world({
        faults: [
          fault('a', { key: '1', contract: 'api:default/x' }),
          fault('a', { key: '2', contract: 'api:default/x' }),
          fault('a', { key: '3', contract: 'api:default/y' }),
        ],
      }),
      rules,
    );
    expect(plan.groups.map(({ faults }) => faults.length)).toEqual([2, 1]);
  });

  it('spreads only along the contract that is broken', () => {
    const faults = [fault('a', { contract: 'api:default/x' }), fault('b')];
    const through = (...contracts: string[]) =>
      planIncidents(
        world({ faults, edges: [{ from: 'a', to: 'b', through: contracts }] }),
        rules,
      ).groups.length;
    expect(through('api:default/y')).toBe(2);
    expect(through('api:default/y', 'api:default/x')).toBe(1);
  });

  it('makes nobody wrong by what is only late, and late by what is wrong', () => {
    const groups = (above: Fault['kind'], below: Fault['kind']) =>
      planIncidents(
        world({
          faults: [fault('a', { kind: above }), fault('b', { kind: below })],
          edges: [{ from: 'a', to: 'b' }],
        }),
        rules,
      ).groups.length;
    expect(groups('service-level', 'check')).toBe(2);
    expect(groups('service-level', 'service-level')).toBe(1);
    expect(groups('check', 'service-level')).toBe(1);
    expect(groups('anomaly', 'check')).toBe(1);
  });

  it('merges an incident into that of its cause when that shows later', () => {
    const given = world({
      faults: [fault('b', { incident: '1' }), fault('a')],
      incidents: [incident('1', 'b')],
      edges: [{ from: 'a', to: 'b' }],
    });
    const plan = planIncidents(given, rules);
    expect(plan.groups).toEqual([
      {
        isReopened: false,
        product: 'a',
        contract: null,
        isLate: false,
        faults: ['a\nrows', 'b\nrows'],
        merged: ['1'],
      },
    ]);
    expect(plan.recovered).toEqual([]);
  });

  it.each([
    ['somebody has taken it up', { state: 'acknowledged' }],
    ['it is a day older', { openedAt: '2026-02-28T12:00:00.000Z' }],
    ['somebody opened it again', { isHeld: true }],
  ] as const)('leaves an incident below alone when %s', (_, over) => {
    const plan = planIncidents(
      world({
        faults: [fault('b', { incident: '1' }), fault('a')],
        incidents: [incident('1', 'b', over)],
        edges: [{ from: 'a', to: 'b' }],
      }),
      rules,
    );
    expect(plan.groups.map(({ merged }) => merged)).toEqual([[]]);
  });

  it('opens what ended a short while ago again, and no second one', () => {
    const plan = planIncidents(
      world({
        faults: [fault('a')],
        ended: [
          {
            id: '7',
            isLate: false,
            product: 'a',
            contract: null,
            resolvedAt: NOW,
          },
          {
            id: '6',
            isLate: false,
            product: 'a',
            contract: null,
            resolvedAt: '2026-03-01',
          },
          {
            id: '8',
            isLate: false,
            product: 'b',
            contract: null,
            resolvedAt: NOW,
          },
        ],
      }),
      rules,
    );
    expect(plan.groups).toMatchObject([{ incident: '7', isReopened: true }]);
  });

  it('closes an incident when all its faults are over, and not before', () => {
    const given = (isFiring: boolean) =>
      world({
        faults: [
          fault('a', { firing: false, recoveredAt: NOW, incident: '1' }),
          fault('b', { firing: isFiring, incident: '1' }),
        ],
        incidents: [incident('1', 'a')],
      });
    expect(planIncidents(given(true), rules)).toEqual(nothing);
    expect(planIncidents(given(false), rules).recovered).toEqual(['1']);
  });

  it('lets what fails again after its cause is over be its own incident', () => {
    const plan = planIncidents(
      world({
        faults: [
          fault('a', { firing: false, recoveredAt: NOW, incident: '1' }),
          fault('b', { incident: '1', lastBadAt: '2026-03-01T13:00:00.000Z' }),
        ],
        incidents: [incident('1', 'a')],
        edges: [{ from: 'a', to: 'b' }],
      }),
      rules,
    );
    expect(plan).toMatchObject({
      left: [{ incident: '1', faults: ['b\nrows'] }],
      groups: [{ product: 'b', faults: ['b\nrows'] }],
      recovered: ['1'],
    });
  });

  it('does not close what a person opened again, nor rates what a person rated', () => {
    const plan = planIncidents(
      world({
        faults: [fault('b', { severity: 'critical', incident: '2' })],
        incidents: [
          incident('1', 'a', { isHeld: true }),
          incident('2', 'b', { isRated: true }),
        ],
      }),
      rules,
    );
    expect(plan).toEqual(nothing);
  });

  it('raises the severity with what joins', () => {
    const plan = planIncidents(
      world({
        faults: [fault('a', { key: 'new', severity: 'critical' })],
        incidents: [incident('1', 'a')],
      }),
      rules,
    );
    expect(plan.worsened).toEqual([{ incident: '1', severity: 'critical' }]);
  });
});
