// SPDX-License-Identifier: Apache-2.0
import { InvalidArgumentError, Option } from 'commander';
import { suggest } from '../suggest';

/** An option that takes one of a few words, and knows what was meant by a misspelt one. */
export function choice<T extends string>(
  flags: string,
  description: string,
  values: readonly T[],
  standard?: T,
): Option {
  const option = new Option(
    flags,
    `${description}: ${values.join(', ')}`,
  ).argParser(given => {
    if ((values as readonly string[]).includes(given)) return given;
    const meant = suggest(given, values);
    throw new InvalidArgumentError(
      `It is one of ${values.join(', ')}.${
        meant ? ` Did you mean ${meant}?` : ''
      }`,
    );
  });
  return standard === undefined ? option : option.default(standard);
}
