// SPDX-License-Identifier: Apache-2.0
import { createRouteRef } from '@backstage/frontend-plugin-api';

/** The page that says what the signed-in person may, and why not; refusals lead to it. @public */
export const accessRouteRef = createRouteRef();
