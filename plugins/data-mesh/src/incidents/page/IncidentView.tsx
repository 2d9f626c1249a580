// SPDX-License-Identifier: Apache-2.0
import { useRef, useState } from 'react';
import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import {
  EmptyState,
  EntityLinkChip,
  ErrorState,
  Facts,
  incidentsApiRef,
  Panel,
  Prose,
  RelativeTime,
  StateBanner,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { useParams } from 'react-router-dom';
import { NotLoaded } from '../../layout/NotLoaded';
import { OverviewColumns } from '../../layout/OverviewColumns';
import { RetryButton } from '../../layout/RetryButton';
import { IncidentStateLabel, SeverityLabel } from '../IncidentLabels';
import { useIncidentPaths } from '../incidentPaths';
import { ORIGIN_WORDS } from '../incidentWords';
import { useEntityLinks } from '../../header/useEntityLinks';
import { useRenewal } from '../useRenewal';
import { AffectedPanel } from './AffectedPanel';
import { CommentField } from './CommentField';
import { FaultsPanel } from './FaultsPanel';
import { type Deed, IncidentActions } from './IncidentActions';
import { Timeline } from './Timeline';

/** Events of the timeline that are shown. */
const EVENTS = 200;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
    },
    title: { ...theme.typography.h5, margin: 0, overflowWrap: 'anywhere' },
    number: { color: theme.palette.text.secondary, fontWeight: 'normal' },
  }),
  { name: 'MeshwrightIncidentView' },
);

/** One incident: what is wrong, whom it reaches, what happened, and what to do next. @internal */
export function IncidentView() {
  const classes = useStyles();
  const number = Number(useParams().number);
  const api = useApi(incidentsApiRef);
  const paths = useIncidentPaths();
  const comment = useRef<HTMLTextAreaElement>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Error>();
  const { data, error, retry } = useAsyncData(
    async signal => {
      const [incident, timeline] = await Promise.all([
        api.getIncident(number, { signal }),
        api.getIncidentTimeline(number, { limit: EVENTS }, { signal }),
      ]);
      return { incident, timeline };
    },
    [api, number],
    { subject: String(number) },
  );
  useRenewal(retry);
  const linkTo = useEntityLinks(
    data
      ? [
          data.incident.product,
          data.incident.domain,
          data.incident.contract,
          data.incident.assignee,
          data.incident.openedBy,
        ]
      : [],
  );
  const act = async (deed: Deed) => {
    setBusy(true);
    setFailure(undefined);
    try {
      await deed(api, number);
      return true;
    } catch (problem) {
      setFailure(problem as Error);
      return false;
    } finally {
      setBusy(false);
      retry();
    }
  };
  if (!data) {
    return (
      <NotLoaded
        of={{ error, retry }}
        title={`Incident #${number}`}
        lines={8}
        failed="This incident cannot be shown"
        variant="page"
        action={paths && <Link to={paths.list()}>All incidents</Link>}
      />
    );
  }
  const { incident, timeline } = data;
  const chip = (ref?: string) => ref && <EntityLinkChip link={linkTo(ref)} />;
  return (
    <div className={classes.root}>
      {error && (
        <StateBanner state="warning" action={<RetryButton onRetry={retry} />}>
          This could not be renewed and may be out of date: {error.message}
        </StateBanner>
      )}
      <h2 className={classes.title}>
        {incident.title}{' '}
        <span className={classes.number}>#{incident.number}</span>
      </h2>
      <Facts
        layout="strip"
        facts={[
          {
            label: 'Severity',
            value: <SeverityLabel severity={incident.severity} />,
          },
          { label: 'State', value: <IncidentStateLabel incident={incident} /> },
          { label: 'Product', value: chip(incident.product) },
          { label: 'Contract', value: chip(incident.contract) },
          { label: 'Domain', value: chip(incident.domain) },
          { label: 'Assignee', value: chip(incident.assignee) },
          {
            label: 'Opened by',
            value: chip(incident.openedBy) ?? ORIGIN_WORDS[incident.origin],
          },
          {
            label: 'Opened',
            value: <RelativeTime value={incident.openedAt} />,
          },
          {
            label: 'Until',
            value: incident.resolvedAt && (
              <RelativeTime value={incident.resolvedAt} />
            ),
          },
        ]}
      />
      {incident.mergedInto !== undefined && paths && (
        <StateBanner state="unknown">
          This has the same cause as{' '}
          <Link to={paths.one(incident.mergedInto)}>
            incident #{incident.mergedInto}
          </Link>
          , and goes on there.
        </StateBanner>
      )}
      {incident.may.some(action => action !== 'comment') && (
        <IncidentActions
          incident={incident}
          busy={busy}
          onDo={act}
          onComment={() => comment.current?.focus()}
        />
      )}
      {failure && <ErrorState title="That did not work" error={failure} />}
      <OverviewColumns
        main={
          <>
            {incident.description && (
              <Panel title="What was seen">
                <Prose>{incident.description}</Prose>
              </Panel>
            )}
            <FaultsPanel incident={incident} />
            <Panel title="What happened" count={timeline.total} flush>
              <Timeline events={timeline.items} />
              {timeline.total > timeline.items.length && (
                <EmptyState
                  title={`${
                    timeline.total - timeline.items.length
                  } later events are not shown`}
                />
              )}
              {incident.may.includes('comment') && (
                <CommentField
                  ref={comment}
                  busy={busy}
                  onSend={text =>
                    act((service, id) => service.commentIncident(id, text))
                  }
                />
              )}
            </Panel>
          </>
        }
        side={<AffectedPanel incident={incident} />}
      />
    </div>
  );
}
