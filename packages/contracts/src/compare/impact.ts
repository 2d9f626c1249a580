// SPDX-License-Identifier: Apache-2.0

/**
 * What a change does to those who use the contract: `breaking` needs work before it can be taken up,
 * `risky` may need it and should be looked at, `compatible` needs none.
 *
 * @public
 */
export type Impact = 'breaking' | 'risky' | 'compatible';

/** The worst impact of all changes, or `identical` where two contracts say the same. @public */
export type Verdict = Impact | 'identical';
