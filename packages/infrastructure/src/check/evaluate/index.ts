// SPDX-License-Identifier: Apache-2.0
export { environmentsOf, type ModuleEnvironment } from './environments';
export { isRecordValue, listOf, UNKNOWN, type Value } from './values';
export { type BodyView, placeOf, type ResourceView, valueAt } from './views';
