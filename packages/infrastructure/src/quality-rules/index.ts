// SPDX-License-Identifier: Apache-2.0
export { checksOf } from './checks';
export {
  type DataplexRule,
  type DataplexRules,
  compileDataplex,
} from './dataplex';
export { type DbtAdapter, type DbtTests, compileDbt } from './dbt';
export { type DqdlRuleset, compileDqdl } from './dqdl';
export * from './types';
