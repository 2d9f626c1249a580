// SPDX-License-Identifier: Apache-2.0
import type { Module } from '../module';
import { Evaluator } from './Evaluator';
import { type ResourceView, viewOf } from './views';

/** A module with the values of one of its environments. @internal */
export interface ModuleEnvironment {
  /** Undefined where the module has no files of values. */
  name?: string;
  /** Whether rules on production apply. Where no environment is told, they do. */
  production: boolean;
  resources: ResourceView[];
  data: ResourceView[];
}

/** Nobody has more; rules are judged for each. */
const MOST_ENVIRONMENTS = 20;

const PRODUCTION = /^(prod|prd|production|live)\b/;

function isProduction(name: string, evaluator: Evaluator): boolean {
  for (const variable of ['tier', 'environment_tier', 'environment', 'env']) {
    const value = evaluator.of({
      kind: 'reference',
      at: 0,
      root: 'var',
      steps: [{ kind: 'attribute', name: variable, at: 0 }],
    });
    if (typeof value === 'string' && PRODUCTION.test(value)) return true;
  }
  return PRODUCTION.test(name);
}

/** Each environment of a module; one without values where it has no files of values. @internal */
export function environmentsOf(module: Module): ModuleEnvironment[] {
  const values =
    module.values.length > 0
      ? module.values.slice(0, MOST_ENVIRONMENTS)
      : [undefined];
  return values.map(file => {
    const evaluator = new Evaluator(module, file);
    const views = (kind: 'resources' | 'data') =>
      [...module[kind].values()].flatMap(
        placed => viewOf(placed, evaluator) ?? [],
      );
    return {
      ...(file && { name: file.name }),
      production: file ? isProduction(file.name, evaluator) : true,
      resources: views('resources'),
      data: views('data'),
    };
  });
}
