// SPDX-License-Identifier: Apache-2.0
export { type Identifier, normaliseNamespace } from './normalise';
export { locationIdentifier, serverIdentifier } from './serverNaming';
