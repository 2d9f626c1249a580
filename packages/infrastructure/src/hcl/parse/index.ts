// SPDX-License-Identifier: Apache-2.0
export { parseHcl } from './parseHcl';
export * from './syntax';
