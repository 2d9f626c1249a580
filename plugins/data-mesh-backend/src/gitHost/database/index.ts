// SPDX-License-Identifier: Apache-2.0
export * from './ChangeRequestStore';
export * from './RepositoryStore';
export * from './rows';
