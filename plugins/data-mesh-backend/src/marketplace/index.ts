// SPDX-License-Identifier: Apache-2.0
export { EntityFilterRules } from './authorization';
export { createMarketplace } from './createMarketplace';
