// SPDX-License-Identifier: Apache-2.0
import { urlReaderFactoriesServiceRef } from '@backstage/backend-defaults/urlReader';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { GitHostUrlReader } from './GitHostUrlReader';

/**
 * Lets every plugin of the backend read the portal's own git host, by the addresses of its pages. Does nothing where
 * there is none.
 *
 * @public
 */
export const gitHostUrlReader = createServiceFactory({
  service: urlReaderFactoriesServiceRef,
  deps: {},
  factory: () => GitHostUrlReader.factory,
});
