// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { Content, Header, Page } from '@backstage/core-components';
import { compatWrapper } from '@backstage/core-compat-api';

/** A page with the header that an app of the legacy frontend system expects a plugin to draw. @internal */
export function LegacyPage(props: { title: string; children: ReactNode }) {
  return (
    <Page themeId="home">
      <Header title={props.title} />
      <Content>{compatWrapper(props.children)}</Content>
    </Page>
  );
}
