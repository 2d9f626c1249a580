// SPDX-License-Identifier: Apache-2.0

/** Shorter ones, such as a region or `true`, are no secrets, and would make a log unreadable. */
const SHORTEST = 8;

/**
 * Makes a function that puts stars in the place of secrets. A secret of several lines is found by each of them, as a log
 * is written line by line.
 *
 * @internal
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const words = secrets
    .flatMap(secret => secret.split('\n'))
    .map(word => word.trim())
    .filter(word => word.length >= SHORTEST)
    .sort((a, b) => b.length - a.length);
  return text =>
    words.reduce((said, word) => said.replaceAll(word, '***'), text);
}
