// SPDX-License-Identifier: Apache-2.0
export { shortName } from '@meshwright/contracts';
