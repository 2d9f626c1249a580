// SPDX-License-Identifier: Apache-2.0

/**
 * How something is, for a person: always drawn as a colour of the theme and a shape, and said as a word.
 *
 * `unknown` means that there is no data, which is never the same as `ok`.
 *
 * @public
 */
export type State = 'ok' | 'warning' | 'error' | 'unknown';
