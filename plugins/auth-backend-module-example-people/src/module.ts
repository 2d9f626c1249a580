// SPDX-License-Identifier: Apache-2.0
import type { UserEntity } from '@backstage/catalog-model';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { ForbiddenError } from './errors';
import { examplePeopleAuthenticator } from './authenticator';
import { readExamplePeople } from './config';
import { EXAMPLE_PEOPLE_PROVIDER_ID } from './constants';

/**
 * Sign-in as one of the people of the example mesh.
 *
 * Does nothing unless `auth.providers.examplePeople` is configured, and refuses to start in production,
 * where anybody could become anybody.
 *
 * @public
 */
export const authModuleExamplePeople = createBackendModule({
  pluginId: 'auth',
  moduleId: 'example-people',
  register(reg) {
    reg.registerInit({
      deps: {
        providers: authProvidersExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
      },
      async init({ providers, config, logger }) {
        if (!config.has(`auth.providers.${EXAMPLE_PEOPLE_PROVIDER_ID}`)) {
          return;
        }
        if (process.env.NODE_ENV === 'production') {
          throw new ForbiddenError();
        }
        // The auth plugin only logs a provider that fails to initialize; a wrong list should stop the start.
        readExamplePeople(
          config.getConfig(`auth.providers.${EXAMPLE_PEOPLE_PROVIDER_ID}`),
        );
        logger.warn(
          'Anybody who reaches this portal can sign in as any of the example people. Remove auth.providers.examplePeople before it holds anything real.',
        );
        providers.registerProvider({
          providerId: EXAMPLE_PEOPLE_PROVIDER_ID,
          factory: createProxyAuthProviderFactory({
            authenticator: examplePeopleAuthenticator,
            // Pages that greet people have their name, not their ref.
            profileTransform: async ({ userEntityRef }, context) => {
              const { entity } = await context.findCatalogUser({
                entityRef: userEntityRef,
              });
              const { profile } = (entity as UserEntity).spec ?? {};
              return {
                profile: {
                  displayName: profile?.displayName,
                  email: profile?.email,
                },
              };
            },
            signInResolver: ({ result }, context) =>
              context.signInWithCatalogUser({
                entityRef: result.userEntityRef,
              }),
          }),
        });
      },
    });
  },
});
