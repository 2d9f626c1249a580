// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import {
  ErrorState,
  Panel,
  PanelSkeleton,
  accessApiRef,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { useUrlParam } from '../layout/useUrlParam';
import { AnswerList } from './AnswerList';
import { splitAnswers } from './answerWords';
import { ProfilePanel } from './ProfilePanel';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(2.5),
      alignItems: 'start',
      gridTemplateColumns: 'minmax(0, 360px) minmax(0, 1fr)',
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
    answers: { display: 'grid', gap: theme.spacing(2.5), minWidth: 0 },
  }),
  { name: 'MeshwrightAccessPage' },
);

/** A ref as it may stand in an address that somebody typed. */
const REF = /^[^:/\s]+:[^:/\s]+\/[^:/\s]+$/;

/**
 * What the signed-in person may and why not; of one entity, where the address names it as `resource`.
 *
 * @public
 */
export function AccessPage() {
  const classes = useStyles();
  const api = useApi(accessApiRef);
  const [stated] = useUrlParam('resource');
  const resource = stated && REF.test(stated) ? stated : undefined;
  const { data, error, retry } = useAsyncData(
    signal => api.explain({ resource }, { signal }),
    [api, resource],
    { subject: resource },
  );
  if (error && !data) {
    return (
      <ErrorState
        variant="page"
        title="What you may could not be found out"
        error={error}
        onRetry={retry}
      />
    );
  }
  if (!data) return <PanelSkeleton title="What I may do" lines={6} />;
  const { entity, portal } = splitAnswers(data.answers);
  return (
    <div className={classes.root}>
      <ProfilePanel profile={data.profile} />
      <div className={classes.answers}>
        {resource && (
          <Panel
            flush
            title="What I may do here"
            action={<EntityRefLink entityRef={resource} />}
          >
            <AnswerList answers={entity} />
          </Panel>
        )}
        <Panel flush title="What I may do in the portal">
          <AnswerList answers={portal} />
        </Panel>
      </div>
    </div>
  );
}
