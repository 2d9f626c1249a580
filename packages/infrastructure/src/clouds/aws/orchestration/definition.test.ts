// SPDX-License-Identifier: Apache-2.0
import { contextOf, fileOf, serviceSets } from '../__testUtils__/build';
import { definition } from './definition';
import { steps } from './steps';

// It brings no types.
const validate = require('asl-validator') as (machine: unknown) => {
  isValid: boolean;
  errors: unknown[];
};

interface State {
  Type: string;
  Next?: string;
  Default?: string;
  End?: boolean;
  Choices?: { Next: string }[];
  Catch?: { Next: string }[];
  ItemProcessor?: Machine;
}
interface Machine {
  StartAt: string;
  States: Record<string, State>;
}

/** What is wrong with the ways through a machine: states that are missing, dead ends, states that nothing leads to. */
function faults({ StartAt, States }: Machine): string[] {
  const ways = ([name, state]: [string, State]) => {
    const next = [
      state.Next,
      state.Default,
      ...(state.Choices ?? []).map(({ Next }) => Next),
      ...(state.Catch ?? []).map(({ Next }) => Next),
    ].filter((way): way is string => way !== undefined);
    const ends = state.End || ['Succeed', 'Fail'].includes(state.Type);
    return { name, next, ends };
  };
  const all = Object.entries(States).map(ways);
  const reached = new Set([StartAt, ...all.flatMap(({ next }) => next)]);
  return [
    ...all
      .filter(({ next, ends }) => next.length === 0 && !ends)
      .map(({ name }) => `${name} leads nowhere`),
    ...all
      .filter(({ name }) => !reached.has(name))
      .map(({ name }) => `nothing leads to ${name}`),
    ...[...reached]
      .filter(name => !States[name])
      .map(name => `${name} is missing`),
    ...Object.values(States).flatMap(({ ItemProcessor }) =>
      ItemProcessor ? faults(ItemProcessor) : [],
    ),
  ];
}

const sets = Object.entries(serviceSets)
  .map(
    ([name, services]) =>
      [name, { ...services, orchestration: 'native' as const }] as const,
  )
  .filter(([name]) => name !== 'airflow');

describe('the state machine', () => {
  it.each(sets)('leads through all of its states, with %s', (_, services) => {
    const machine = JSON.parse(
      definition(contextOf({ services })).content,
    ) as Machine;
    expect(faults(machine)).toEqual([]);
  });

  it.each(sets)(
    'has a value for each of its places, with %s',
    (_, services) => {
      const wanted = { services };
      const text = fileOf(wanted, 'infra/definitions/pipeline.asl.json');
      const places = new Set(
        [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name),
      );
      const terraform = fileOf(wanted, 'infra/orchestration.tf');
      const values = /places = \{\n([^]*?)\n {2}\}/.exec(terraform)![1];
      const given = new Set(
        [...values.matchAll(/^ {4}(\w+)\s+=/gm)].map(([, name]) => name),
      );
      expect([...places].filter(name => !given.has(name))).toEqual([]);
      expect(text).not.toMatch(/\$\{(?!\w+\})|%\{/);
    },
  );

  it.each(sets)(
    'satisfies the validator of its language, with %s',
    (_, services) => {
      // Names of resources stand in places that Terraform fills.
      const { isValid, errors } = validate(
        JSON.parse(definition(contextOf({ services })).content),
      );
      expect(errors).toEqual([]);
      expect(isValid).toBe(true);
    },
  );

  it('is refused by that validator with a fault', () => {
    const machine = JSON.parse(definition(contextOf()).content);
    machine.States.Load.ResultPath = 'error';
    machine.States.Run.Next = 'Nowhere';
    expect(validate(machine).isValid).toBe(false);
  });

  it('goes through the steps of the services that there are', () => {
    const names = (set: string) =>
      steps(contextOf({ services: serviceSets[set] })).map(({ name }) => name);
    expect(names('everything')).toEqual([
      'LookAtLanding',
      'Run',
      'VerifyList',
      'CheckQualityList',
      'Load',
      'RefreshDashboardsList',
    ]);
    expect(names('step functions')).toEqual(['VerifyList']);
  });

  it('loads every table in one transaction', () => {
    const machine = JSON.parse(definition(contextOf()).content);
    expect(machine.States.Load.Parameters.Sqls).toHaveLength(4);
    expect(machine.States.Load.Parameters.Sqls[0]).toBe(
      'delete from "output"."orders"',
    );
  });
});
