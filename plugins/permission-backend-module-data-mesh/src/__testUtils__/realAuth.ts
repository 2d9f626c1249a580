// SPDX-License-Identifier: Apache-2.0
import {
  type AuthService,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { AuthenticationError, NotAllowedError } from '@backstage/errors';

const ON_BEHALF = 'mock-service-token:';

/**
 * The mock of Backstage's authentication, which forgets that a plugin asks on behalf of a person; the permission backend
 * refuses conditional questions without that.
 */
function withActors(auth: AuthService): AuthService {
  return {
    authenticate: async (token, options) => {
      const credentials = await auth.authenticate(token, options);
      if (
        token.startsWith(ON_BEHALF) &&
        auth.isPrincipal(credentials, 'user')
      ) {
        const { sub } = JSON.parse(token.slice(ON_BEHALF.length));
        return mockCredentials.user(credentials.principal.userEntityRef, {
          actor: { subject: sub ?? 'plugin:test' },
        });
      }
      return credentials;
    },
    getNoneCredentials: () => auth.getNoneCredentials(),
    getOwnServiceCredentials: () => auth.getOwnServiceCredentials(),
    isPrincipal: (credentials, type) => auth.isPrincipal(credentials, type),
    getPluginRequestToken: options => auth.getPluginRequestToken(options),
    getLimitedUserToken: credentials => auth.getLimitedUserToken(credentials),
    listPublicServiceKeys: () => auth.listPublicServiceKeys(),
  } as AuthService;
}

const authOf = (pluginId: string) =>
  withActors(mockServices.auth({ pluginId }));

/** Authentication of a test backend in which plugins ask for people, as they do in a portal. */
export const realAuth = [
  createServiceFactory({
    service: coreServices.auth,
    deps: { plugin: coreServices.pluginMetadata },
    factory: ({ plugin }) => authOf(plugin.getId()),
  }),
  createServiceFactory({
    service: coreServices.httpAuth,
    deps: { plugin: coreServices.pluginMetadata },
    factory: ({ plugin }) => {
      const auth = authOf(plugin.getId());
      return {
        async credentials(req, options) {
          const token = /^Bearer (.+)$/.exec(req.headers.authorization ?? '');
          const credentials = token
            ? await auth.authenticate(token[1], {
                allowLimitedAccess: options?.allowLimitedAccess,
              })
            : await auth.getNoneCredentials();
          const { type } = credentials.principal as { type: string };
          const allow: readonly string[] = options?.allow ?? [];
          if (allow.length > 0 && !allow.includes(type)) {
            throw type === 'none'
              ? new AuthenticationError('Missing credentials')
              : new NotAllowedError(`'${type}' is not allowed here`);
          }
          if (allow.length === 0 && type === 'none') {
            throw new AuthenticationError('Missing credentials');
          }
          return credentials as never;
        },
        async issueUserCookie() {
          return { expiresAt: new Date(Date.now() + 3_600_000) };
        },
      };
    },
  }),
];
