// SPDX-License-Identifier: Apache-2.0
export { testPolicy, type ExampleResult } from './testPolicy';
