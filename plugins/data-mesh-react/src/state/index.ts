// SPDX-License-Identifier: Apache-2.0
export * from './types';
export * from './stateColor';
export * from './stateOf';
export * from './StateLabel';
export * from './StateMark';
