// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import type { ConfigApi } from '@backstage/frontend-plugin-api';

/** Somebody of the example mesh to sign in as. */
export interface ExamplePerson {
  user: string;
  name: string;
  role: string;
  may: string;
}

const PEOPLE_KEY = 'auth.providers.examplePeople.people';
const CHOICE_KEY = 'meshwright.example-person';

/** The people that the configuration offers; nobody where example sign-in is not configured. */
export function readPeople(config: ConfigApi): ExamplePerson[] {
  return (config.getOptionalConfigArray(PEOPLE_KEY) ?? []).map(entry => {
    const user = entry.getString('user');
    return {
      user,
      name: nameOf(user),
      role: entry.getString('role'),
      may: entry.getString('may'),
    };
  });
}

/** `user:default/amara.okafor` is Amara Okafor. */
function nameOf(user: string): string {
  return parseEntityRef(user, { defaultKind: 'user' })
    .name.split(/[._-]+/)
    .map(part => part.charAt(0).toLocaleUpperCase('en-US') + part.slice(1))
    .join(' ');
}

/** The choice is kept for the tab only, so that two tabs can be two people. */
export const choice = {
  get: () => window.sessionStorage.getItem(CHOICE_KEY) ?? undefined,
  set: (user: string) => window.sessionStorage.setItem(CHOICE_KEY, user),
  clear: () => window.sessionStorage.removeItem(CHOICE_KEY),
};
