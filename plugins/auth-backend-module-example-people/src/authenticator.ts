// SPDX-License-Identifier: Apache-2.0
import { createProxyAuthenticator } from '@backstage/plugin-auth-node';
import { AuthenticationError, InputError } from '@backstage/errors';
import { readExamplePeople } from './config';
import { PERSON_HEADER } from './constants';

/** Who asked to be signed in. @internal */
export interface ExamplePersonResult {
  userEntityRef: string;
}

/**
 * Signs in whomever the request names, out of the configured people.
 *
 * There is no proof of identity, so it refuses to exist in production.
 *
 * @internal
 */
export const examplePeopleAuthenticator = createProxyAuthenticator({
  defaultProfileTransform: async () => ({ profile: {} }),
  initialize({ config }) {
    return new Set(readExamplePeople(config).map(person => person.user));
  },
  async authenticate({ req }, people: Set<string>) {
    const person = req.header(PERSON_HEADER);
    if (!person) {
      throw new InputError(
        `Say who signs in with the header ${PERSON_HEADER}: the entity ref of one of the example people`,
      );
    }
    if (!people.has(person.toLocaleLowerCase('en-US'))) {
      throw new AuthenticationError(
        'Nobody of that name is among the example people of this portal',
      );
    }
    const result: ExamplePersonResult = {
      userEntityRef: person.toLocaleLowerCase('en-US'),
    };
    return { result };
  },
});
