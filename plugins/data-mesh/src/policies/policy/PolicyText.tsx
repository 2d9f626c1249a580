// SPDX-License-Identifier: Apache-2.0
import type { GovernancePolicyDetail } from '@meshwright/plugin-data-mesh-common';
import {
  CodeBlock,
  Panel,
  SafeLink,
  safeHref,
} from '@meshwright/plugin-data-mesh-react';
import { yamlOf } from '../editor/policyDocument';

/** The document of a policy, and where it is. @internal */
export function PolicyText({ policy }: { policy: GovernancePolicyDetail }) {
  const { document, location } = policy;
  const place = safeHref(location) ? (
    <SafeLink address={location}>Where it is written</SafeLink>
  ) : (
    location ?? 'From the library'
  );
  return (
    <Panel title="Text" action={place}>
      <CodeBlock text={yamlOf(document)} what="the policy" />
    </Panel>
  );
}
