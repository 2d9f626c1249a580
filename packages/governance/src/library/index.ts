// SPDX-License-Identifier: Apache-2.0
export {
  libraryPacks,
  libraryPolicies,
  policiesOfPacks,
  type LibraryPolicy,
} from './library';
