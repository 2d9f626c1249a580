// SPDX-License-Identifier: Apache-2.0
export interface Config {
  auth?: {
    providers?: {
      /**
       * Sign-in as one of the people of an example mesh, without a password. Anybody who reaches the portal
       * can become any of these people: for trying things out only. Refused when NODE_ENV is `production`.
       * @visibility frontend
       */
      examplePeople?: {
        /**
         * Who can be signed in as, in the order they are offered.
         * @visibility frontend
         */
        people: Array<{
          /**
           * Entity ref of a User in the catalog, for example `user:default/amelie-laurent`.
           * @visibility frontend
           */
          user: string;
          /**
           * What this person is in the mesh.
           * @visibility frontend
           */
          role: string;
          /**
           * What this person does and may do, in one sentence.
           * @visibility frontend
           */
          may: string;
        }>;
      };
    };
  };
}
