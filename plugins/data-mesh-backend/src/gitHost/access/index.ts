// SPDX-License-Identifier: Apache-2.0
export * from './GitAccess';
export * from './GitPeople';
