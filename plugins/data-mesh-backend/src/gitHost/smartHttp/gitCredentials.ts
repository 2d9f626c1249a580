// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { AuthenticationError } from '@backstage/errors';
import type { Request } from 'express';

/**
 * Who calls with git. Git sends a name and a password: the password is a Backstage token, the name does not matter.
 * `Authorization: Bearer` works as everywhere else.
 *
 * @returns undefined for a call without credentials
 * @throws AuthenticationError for a token that is wrong or has run out
 * @internal
 */
export async function gitCredentials(
  req: Request,
  options: { auth: AuthService; httpAuth: HttpAuthService },
): Promise<BackstageCredentials | undefined> {
  const { auth, httpAuth } = options;
  const header = req.headers.authorization;
  if (!header) {
    return undefined;
  }
  const basic = /^basic +([A-Za-z0-9+/=]+)$/i.exec(header)?.[1];
  if (!basic) {
    return httpAuth.credentials(req, { allow: ['user', 'service'] });
  }
  const pair = Buffer.from(basic, 'base64').toString('utf8');
  const token = pair.slice(pair.indexOf(':') + 1);
  const credentials = await auth.authenticate(token);
  if (
    !auth.isPrincipal(credentials, 'user') &&
    !auth.isPrincipal(credentials, 'service')
  ) {
    throw new AuthenticationError('The password must be a Backstage token');
  }
  return credentials;
}
