// SPDX-License-Identifier: Apache-2.0
import { CustomErrorBase } from '@backstage/errors';

/** Stops a production start-up with example sign-in configured. @internal */
export class ForbiddenError extends CustomErrorBase {
  name = 'ForbiddenError' as const;

  constructor() {
    super(
      'auth.providers.examplePeople lets anybody sign in as anybody and is refused in production (NODE_ENV=production). Remove it from the configuration and set up a real provider, as app-config.production.yaml shows.',
    );
  }
}
