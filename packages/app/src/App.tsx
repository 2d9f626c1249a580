// SPDX-License-Identifier: Apache-2.0
import { createApp } from '@backstage/frontend-defaults';
import { navModule } from './modules/nav';
import { notFoundModule } from './modules/notFound';
import { signInModule } from './modules/signIn';
import { themeModule } from './modules/theme';
import { wordsModule } from './modules/words';

export default createApp({
  features: [navModule, notFoundModule, signInModule, themeModule, wordsModule],
});
