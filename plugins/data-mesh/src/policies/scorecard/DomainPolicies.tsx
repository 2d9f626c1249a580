// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  EmptyState,
  Panel,
  governanceApiRef,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { NotLoaded } from '../../layout/NotLoaded';
import { PolicyTable } from '../list/PolicyTable';
import { usePolicyPaths } from '../policyPaths';

/** Policies that are shown; the list of policies has all. */
const SHOWN = 25;

/** The policies that a domain has made for itself, beside those that bind everybody. @internal */
export function DomainPolicies({ domain }: { domain: string }) {
  const api = useApi(governanceApiRef);
  const paths = usePolicyPaths();
  const { data, error, retry } = useAsyncData(
    signal => api.listPolicies({ scope: [domain], limit: SHOWN }, { signal }),
    [api, domain],
    { subject: domain },
  );
  const title = 'Policies of its own';
  if (!data) {
    return (
      <NotLoaded
        of={{ error, retry }}
        title={title}
        lines={3}
        failed="The policies of the domain could not be loaded"
      />
    );
  }
  return (
    <Panel
      title={title}
      count={data.totalItems}
      flush
      action={
        <Link to={`${paths.list}?${new URLSearchParams({ scope: domain })}`}>
          In the list of policies
        </Link>
      }
    >
      {data.items.length === 0 ? (
        <EmptyState
          title="Only the policies of the mesh bind this domain"
          action={<Link to={paths.create()}>New policy</Link>}
        >
          A domain can add rules, and make those of the mesh stricter: a policy
          that names it under spec.domain.
        </EmptyState>
      ) : (
        <PolicyTable rows={data.items} />
      )}
    </Panel>
  );
}
