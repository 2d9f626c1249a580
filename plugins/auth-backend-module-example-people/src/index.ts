// SPDX-License-Identifier: Apache-2.0
/**
 * Sign-in as one of the people of the example mesh, for trying Meshwright out.
 *
 * @packageDocumentation
 */
export { authModuleExamplePeople as default } from './module';
export { EXAMPLE_PEOPLE_PROVIDER_ID, PERSON_HEADER } from './constants';
