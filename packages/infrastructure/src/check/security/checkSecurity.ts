// SPDX-License-Identifier: Apache-2.0
import { environmentsOf, type ResourceView } from '../evaluate';
import type { Module, ModuleFile } from '../module';
import { NamedBy } from '../names';
import type { CheckReport } from '../types';
import { securityRules } from './rules';
import { checkProject } from './rules/projectRules';
import type { Problem, SecurityCheck, SecurityContext } from './types';

interface Told {
  file: ModuleFile;
  rule: string;
  path: string;
  problem: Problem;
  environments: string[];
}

/** Checks by the type that they are about. */
const byType = new Map<string, { rule: string; check: SecurityCheck }[]>();
for (const { id, checks } of securityRules) {
  for (const check of checks) {
    for (const type of check.types) {
      byType.set(type, [...(byType.get(type) ?? []), { rule: id, check }]);
    }
  }
}

const checksOf = ({ type, block }: ResourceView) =>
  byType.get(block.type === 'data' ? `data.${type}` : type) ?? [];

/** Judges a module by our rules on security, in each of its environments. @internal */
export function checkSecurity(
  module: Module,
  reporter: (file: ModuleFile) => CheckReport,
): void {
  const told = new Map<string, Told>();
  const environments = environmentsOf(module);
  const names = new NamedBy(module);
  for (const environment of environments) {
    const byAddress = new Map(
      environment.resources.map(view => [view.address, view]),
    );
    const naming: SecurityContext['naming'] = (view, types) =>
      names
        .of(view.address)
        .flatMap(address => byAddress.get(address) ?? [])
        .filter(({ type }) => types.includes(type));
    const context: SecurityContext = {
      module,
      environment,
      naming,
      isNamedBy: (view, types) => naming(view, types).length > 0,
    };
    for (const view of [...environment.resources, ...environment.data]) {
      for (const { rule, check } of checksOf(view)) {
        if (check.production && !environment.production) continue;
        for (const problem of check.check(view, context)) {
          const key = `${rule} ${view.address} ${problem.at} ${problem.message}`;
          const known = told.get(key) ?? {
            file: view.file,
            rule,
            path: view.address,
            problem,
            environments: [],
          };
          if (environment.name) known.environments.push(environment.name);
          told.set(key, known);
        }
      }
    }
  }
  for (const {
    file,
    rule,
    path,
    problem,
    environments: own,
  } of told.values()) {
    const some = own.length > 0 && own.length < environments.length;
    reporter(file)({
      rule,
      path,
      at: problem.at,
      message: some
        ? `${problem.message} (In ${own.join(', ')}.)`
        : problem.message,
      fix: problem.fix,
    });
  }
  checkProject(module, reporter);
}
