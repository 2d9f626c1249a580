// SPDX-License-Identifier: Apache-2.0
export * from './accessRouteRef';
export * from './describeError';
export * from './EmptyState';
export * from './ErrorState';
export * from './StateBanner';
