// SPDX-License-Identifier: Apache-2.0
export { createGovernance } from './createGovernance';
export { bindingRepositories } from './policyPlaces';
