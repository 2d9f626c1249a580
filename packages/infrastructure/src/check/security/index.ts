// SPDX-License-Identifier: Apache-2.0
export { checkSecrets } from './rules/secrets';
export { checkSecurity } from './checkSecurity';
