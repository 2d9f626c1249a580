// SPDX-License-Identifier: Apache-2.0
export * from './describeDay';
export * from './relativeTime';
export * from './RelativeTime';
