// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { GovernancePolicyPage } from '@meshwright/plugin-data-mesh-common';
import {
  EmptyState,
  Panel,
  governanceApiRef,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import { Loaded } from '../../layout/Loaded';
import { NoSuchPage } from '../../layout/NoSuchPage';
import { Pager } from '../../layout/Pager';
import { SearchField } from '../../layout/SearchField';
import { useDraft } from '../../layout/useDraft';
import { usePolicyPaths } from '../policyPaths';
import { PolicyFilters } from './PolicyFilters';
import {
  formatPolicyState,
  isNarrowed,
  parsePolicyState,
  type PolicyListState,
  toPolicyQuery,
} from './policyState';
import { PolicyTable } from './PolicyTable';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
  }),
  { name: 'MeshwrightPolicyList' },
);

/** All policies by scope and state, with how well each is kept. @internal */
export function PolicyList() {
  const classes = useStyles();
  const api = useApi(governanceApiRef);
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => parsePolicyState(params), [params]);
  const changed = (change: Partial<PolicyListState>) =>
    formatPolicyState({ ...state, page: 1, ...change });
  const update = (change: Partial<PolicyListState>) =>
    setParams(changed(change));
  const draft = useDraft(state.text, text =>
    setParams(changed({ text }), {
      replace: state.text !== '' && text !== '',
    }),
  );
  const policies = useAsyncData(
    signal => api.listPolicies(toPolicyQuery(state), { signal }),
    [api, formatPolicyState(state)],
  );
  const { data } = policies;
  return (
    <div className={classes.root} aria-busy={policies.loading}>
      <SearchField
        value={draft.text}
        label="Search policies"
        placeholder="Search by title, purpose, owner or tag"
        onChange={draft.set}
        onCommit={draft.commit}
      />
      <PolicyFilters state={state} facets={data?.facets} onUpdate={update} />
      <Loaded
        of={policies}
        title="Policies"
        lines={8}
        failed="The policies could not be loaded"
        unaffected="Your search and filters are kept."
        variant="page"
      >
        {page =>
          page.items.length > 0 ? (
            <Panel title="Policies" count={page.totalItems} flush>
              <PolicyTable rows={page.items} />
            </Panel>
          ) : (
            <NoPolicies {...{ state, page }} onUpdate={update} />
          )
        }
      </Loaded>
      {data && (
        <Pager
          label="policies"
          offset={data.offset}
          limit={data.limit}
          totalItems={data.totalItems}
          hrefOf={page => `?${changed({ page })}`}
        />
      )}
    </div>
  );
}

function NoPolicies(props: {
  state: PolicyListState;
  page: GovernancePolicyPage;
  onUpdate(change: Partial<PolicyListState>): void;
}) {
  const { state, page, onUpdate } = props;
  const paths = usePolicyPaths();
  if (page.totalItems > 0) {
    return (
      <NoSuchPage page={state.page} onFirst={() => onUpdate({ page: 1 })} />
    );
  }
  if (isNarrowed(state)) {
    return (
      <EmptyState
        variant="page"
        title="None found"
        action={
          <Button
            variant="outlined"
            onClick={() =>
              onUpdate({
                text: '',
                lifecycle: undefined,
                scope: [],
                failing: false,
              })
            }
          >
            Show all policies
          </Button>
        }
      >
        The search and the filters leave out all policies there are.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      variant="page"
      title="No policy yet"
      action={
        <Button
          component={RouterLink}
          role="link"
          to={paths.create()}
          variant="contained"
          color="primary"
        >
          Write the first policy
        </Button>
      }
    >
      Policies say what every data product and contract has to be. Ready ones
      come from the library, in the configuration under
      dataMesh.governance.library.
    </EmptyState>
  );
}
