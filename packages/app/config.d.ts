// SPDX-License-Identifier: Apache-2.0
export interface Config {
  app?: {
    signIn?: {
      /**
       * Providers that the sign-in page offers: `github`, `gitlab`, `google`, `microsoft`, `okta`. Each also needs
       * its backend module and its settings under `auth.providers`. Not used while `auth.providers.examplePeople`
       * is configured.
       * @visibility frontend
       */
      providers?: string[];
    };
  };
  auth?: {
    providers?: {
      /**
       * People that the sign-in page offers without a password; see the auth module for the example people.
       * @visibility frontend
       */
      examplePeople?: {
        people: Array<{
          /** @visibility frontend */
          user: string;
          /** @visibility frontend */
          role: string;
          /** @visibility frontend */
          may: string;
        }>;
      };
    };
  };
}
