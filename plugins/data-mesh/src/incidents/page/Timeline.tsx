// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { IncidentEvent } from '@meshwright/plugin-data-mesh-common';
import {
  EntityLinkChip,
  plural,
  RelativeTime,
} from '@meshwright/plugin-data-mesh-react';
import { useIncidentPaths } from '../incidentPaths';
import {
  EVENT_WORDS,
  RESOLUTION_WORDS,
  SEVERITY_WORDS,
} from '../incidentWords';
import { useEntityLinks } from '../../header/useEntityLinks';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: theme.spacing(1, 2.5) },
    item: {
      position: 'relative',
      padding: theme.spacing(1, 0, 1, 3),
      '&::before': {
        content: '""',
        position: 'absolute',
        left: 4,
        top: 16,
        width: 8,
        height: 8,
        borderRadius: '50%',
        border: `2px solid ${theme.palette.text.secondary}`,
      },
      '&:not(:last-child)::after': {
        content: '""',
        position: 'absolute',
        left: 9,
        top: 28,
        bottom: -12,
        width: 2,
        backgroundColor: theme.palette.divider,
      },
    },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      gap: theme.spacing(0, 0.75),
    },
    time: { marginLeft: 'auto', color: theme.palette.text.secondary },
    text: {
      margin: theme.spacing(0.5, 0, 0),
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
    },
    faults: {
      margin: theme.spacing(0.5, 0, 0),
      paddingLeft: theme.spacing(2),
      color: theme.palette.text.secondary,
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'MeshwrightIncidentTimeline' },
);

/** What happened to an incident, oldest first. @internal */
export function Timeline({ events }: { events: IncidentEvent[] }) {
  const classes = useStyles();
  const linkTo = useEntityLinks(
    events.flatMap(({ by, assignee, faults = [] }) => [
      by,
      assignee,
      ...faults.map(({ product }) => product),
    ]),
  );
  return (
    <ol className={classes.list} aria-label="Timeline">
      {events.map(event => (
        <li key={event.id} className={classes.item}>
          <div className={classes.line}>
            {event.by ? (
              <EntityLinkChip link={linkTo(event.by)} hideIcon />
            ) : (
              <span>The portal</span>
            )}{' '}
            <span>{EVENT_WORDS[event.kind]}</span>{' '}
            <EventObject event={event} linkTo={linkTo} />
            <span className={classes.time}>
              <RelativeTime value={event.at} />
            </span>
          </div>
          {event.text && <p className={classes.text}>{event.text}</p>}
          {event.faults && (
            <ul className={classes.faults}>
              {event.faults.map(({ product, name, dataset }, index) => (
                <li key={index}>
                  {name}
                  {dataset && `, ${dataset}`}, in {linkTo(product).title}
                </li>
              ))}
              {Boolean(event.closedFaults) && (
                <li>
                  {plural(event.closedFaults!, 'thing', 'things')} in products
                  that you may not see
                </li>
              )}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

/** What an event was about, after its verb. */
function EventObject(props: {
  event: IncidentEvent;
  linkTo: ReturnType<typeof useEntityLinks>;
}) {
  const { event, linkTo } = props;
  const paths = useIncidentPaths();
  if (event.assignee) {
    return (
      <>
        <span>to</span>{' '}
        <EntityLinkChip link={linkTo(event.assignee)} hideIcon />
      </>
    );
  }
  if (event.reached !== undefined) return <span>{event.reached}</span>;
  if (event.severity) return <span>to {SEVERITY_WORDS[event.severity]}</span>;
  if (event.kind === 'resolved' && event.resolution) {
    return <span>as “{RESOLUTION_WORDS[event.resolution]}”</span>;
  }
  if (event.other !== undefined) {
    return paths ? (
      <Link to={paths.one(event.other)}>#{event.other}</Link>
    ) : (
      <span>#{event.other}</span>
    );
  }
  return null;
}
