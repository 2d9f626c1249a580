// SPDX-License-Identifier: Apache-2.0
export { checkWords } from './checkNames';
export { checksOf } from './checks';
export {
  type DataplexRule,
  type DataplexRules,
  compileDataplex,
} from './dataplex';
export { type DbtAdapter, type DbtTests, compileDbt, dbtText } from './dbt';
export { type DqdlRuleset, compileDqdl } from './dqdl';
export * from './types';
export * from './names';
export * from './sql';
export * from './judge';
export * from './profile';
export { neededTables, type OtherTable } from './otherTables';
export { type ReferredTable, referredDocuments } from './references';
export * from './scan';
export * from './unread';
