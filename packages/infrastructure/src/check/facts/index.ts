// SPDX-License-Identifier: Apache-2.0
import {
  type BodyView,
  environmentsOf,
  listOf,
  placeOf,
  type ResourceView,
  UNKNOWN,
  type Value,
  valueAt,
} from '../evaluate';
import type { Module, ModuleFile } from '../module';
import type { CheckReport } from '../types';
import { FACTS, type TypeFacts } from './tables';

/** Every value that a dotted path leads to, through all blocks of each name. */
function valuesAt(
  view: BodyView,
  path: string,
): { at: number; value: Value }[] {
  const steps = path.split('.');
  let bodies: BodyView[] = [view];
  for (const step of steps.slice(0, -1)) {
    bodies = bodies.flatMap(body => body.blocks(step));
  }
  const last = steps[steps.length - 1];
  return bodies.flatMap(body => {
    const value = body.get(last);
    return value === undefined ? [] : [{ at: body.place(last), value }];
  });
}

function checkValues(
  view: ResourceView,
  { values = {} }: TypeFacts,
  tell: CheckReport,
) {
  for (const [path, known] of Object.entries(values)) {
    for (const { at, value } of valuesAt(view, path)) {
      for (const item of listOf(value)) {
        if (typeof item === 'object' || item === UNKNOWN) continue;
        if (known.includes(String(item))) continue;
        tell({
          rule: 'terraform/unknown-value',
          at,
          path: view.address,
          message: `'${path}' of ${view.address} is one of ${known.join(
            ', ',
          )}, and ${JSON.stringify(item)} is given.`,
          meant: { word: String(item), known: () => known },
        });
      }
    }
  }
}

function checkRanges(
  view: ResourceView,
  { range = {} }: TypeFacts,
  tell: CheckReport,
) {
  for (const [path, [least, most]] of Object.entries(range)) {
    for (const { at, value } of valuesAt(view, path)) {
      if (typeof value !== 'number' || (value >= least && value <= most)) {
        continue;
      }
      tell({
        rule: 'terraform/number-range',
        at,
        path: view.address,
        message: `'${path}' of ${view.address} is between ${least} and ${most}, and ${value} is given.`,
      });
    }
  }
}

function checkTogether(
  view: ResourceView,
  facts: TypeFacts,
  tell: CheckReport,
) {
  const set = (names: readonly string[]) =>
    names.filter(name => valueAt(view, name) !== undefined);
  for (const names of [...(facts.exclusive ?? []), ...(facts.oneOf ?? [])]) {
    const both = set(names);
    if (both.length < 2) continue;
    tell({
      rule: 'terraform/conflict',
      at: placeOf(view, both[1]),
      path: view.address,
      message: `${both.map(name => `'${name}'`).join(' and ')} of ${
        view.address
      } exclude each other.`,
      fix: 'Keep one',
    });
  }
  for (const names of facts.oneOf ?? []) {
    if (set(names).length > 0) continue;
    tell({
      rule: 'terraform/missing-argument',
      at: view.at,
      path: view.address,
      message: `${view.address} needs one of ${names
        .map(name => `'${name}'`)
        .join(', ')}.`,
    });
  }
}

/** Judges values by what is known of services beyond the schemas of providers. @internal */
export function checkFacts(
  module: Module,
  reporter: (file: ModuleFile) => CheckReport,
): void {
  const told = new Set<string>();
  for (const { resources } of environmentsOf(module)) {
    for (const view of resources) {
      if (!Object.hasOwn(FACTS, view.type)) continue;
      const tell: CheckReport = finding => {
        const key = `${view.address} ${finding.at} ${finding.message}`;
        if (told.has(key)) return;
        told.add(key);
        reporter(view.file)(finding);
      };
      const facts = FACTS[view.type];
      checkValues(view, facts, tell);
      checkRanges(view, facts, tell);
      checkTogether(view, facts, tell);
    }
  }
}
