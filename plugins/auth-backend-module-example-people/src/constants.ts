// SPDX-License-Identifier: Apache-2.0

/** Id of the provider, and its key under `auth.providers`. @public */
export const EXAMPLE_PEOPLE_PROVIDER_ID = 'examplePeople';

/** Header of a sign-in request that names the person, as an entity ref. @public */
export const PERSON_HEADER = 'x-meshwright-person';
