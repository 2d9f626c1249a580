// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';
import { Link } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import {
  ErrorState,
  PanelSkeleton,
  StateBanner,
  governanceApiRef,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { useSearchParams } from 'react-router-dom';
import { repositoriesRouteRef } from '../../routes';
import { usePolicyPaths } from '../policyPaths';
import { PolicyEditor } from './PolicyEditor';
import { copyOf, firstPolicy, statedIn, yamlOf } from './policyDocument';
import { placeOfNew } from './proposePolicy';
import { ProposeButton } from './ProposeButton';
import { useOwnGroups } from './useOwnGroups';

/** Names that make a file name too. */
const NAME = /^[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?$/i;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
    crumb: {
      ...theme.typography.body2,
      '& a': { textDecoration: 'underline' },
    },
    title: { ...theme.typography.h5, margin: 0, fontWeight: 600 },
    lead: {
      ...theme.typography.body1,
      color: theme.palette.text.secondary,
      margin: 0,
      maxWidth: '80ch',
    },
  }),
  { name: 'MeshwrightNewPolicy' },
);

/** A new policy: written, rehearsed, and proposed. @internal */
export function NewPolicy() {
  const classes = useStyles();
  const api = useApi(governanceApiRef);
  const paths = usePolicyPaths();
  const [params] = useSearchParams();
  const from = params.get('from');
  const groups = useOwnGroups();
  const repositories = useRouteRef(repositoriesRouteRef);
  const [text, setText] = useState<string>();
  const { data, error, retry } = useAsyncData(
    async signal =>
      from
        ? copyOf(
            yamlOf((await api.getPolicy(from, { signal })).document),
            groups?.[0],
          )
        : firstPolicy(groups?.[0]),
    [api, from, groups],
    { enabled: groups !== undefined },
  );
  useEffect(() => setText(data), [data]);
  if (error) {
    return (
      <ErrorState
        variant="page"
        title="The policy to begin with could not be loaded"
        error={error}
        onRetry={retry}
      />
    );
  }
  if (text === undefined) return <PanelSkeleton title="New policy" lines={8} />;
  const { name } = statedIn(text);
  return (
    <div className={classes.root}>
      <div>
        <div className={classes.crumb}>
          <Link to={paths.list}>Policies</Link>
        </div>
        <h2 className={classes.title}>New policy</h2>
        <p className={classes.lead}>
          Write what has to be true, see whom it would hit, and propose it. As a
          draft it binds nobody.
        </p>
      </div>
      <PolicyEditor text={text} onChange={setText}>
        {repositories && name && NAME.test(name) && (
          <ProposeButton place={placeOfNew(name)} text={text} />
        )}
        {repositories && !(name && NAME.test(name)) && (
          <StateBanner state="warning">
            To propose it, give it a name under metadata.name: letters, digits,
            - _ and ., at most 63.
          </StateBanner>
        )}
        {!repositories && (
          <StateBanner state="unknown">
            This portal has no git host of its own. Commit the text as a file
            *.policy.yaml to a repository that the catalog reads.
          </StateBanner>
        )}
      </PolicyEditor>
    </div>
  );
}
