// SPDX-License-Identifier: Apache-2.0
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/** Somebody to sign in as. @internal */
export interface ExamplePerson {
  /** Full entity ref of a User, in lower case. */
  user: string;
  role: string;
  may: string;
}

/** Reads `people` of the provider's configuration; errors name the entry. @internal */
export function readExamplePeople(config: Config): ExamplePerson[] {
  return config.getConfigArray('people').map((entry, index) => {
    const user = entry.getString('user');
    try {
      return {
        user: stringifyEntityRef(parseEntityRef(user, { defaultKind: 'user' })),
        role: entry.getString('role'),
        may: entry.getString('may'),
      };
    } catch (error) {
      throw new InputError(
        `auth.providers.examplePeople.people[${index}].user is not an entity ref: '${user}'`,
        error,
      );
    }
  });
}
