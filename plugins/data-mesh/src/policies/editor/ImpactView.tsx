// SPDX-License-Identifier: Apache-2.0
import { forwardRef } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { GovernanceImpact } from '@meshwright/plugin-data-mesh-common';
import {
  CutList,
  DataTable,
  Panel,
  StateBanner,
  downloadFile,
  plural,
} from '@meshwright/plugin-data-mesh-react';
import { RefChip } from '../../header/RefChip';
import { workText } from '../policyWords';
import { impactState, impactText, jsonPatches } from './impactWords';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
      // Below the bar at the top of the page, where it is scrolled to.
      scrollMarginTop: theme.spacing(10),
      '&:focus': { outline: 'none' },
    },
    list: { margin: theme.spacing(0.5, 0, 0), paddingLeft: theme.spacing(2.5) },
    more: {
      ...theme.typography.body2,
      padding: theme.spacing(1.25, 2.5),
      margin: 0,
      color: theme.palette.text.secondary,
    },
    place: { ...theme.typography.caption, overflowWrap: 'anywhere' },
  }),
  { name: 'MeshwrightImpact' },
);

const download = (impact: GovernanceImpact) =>
  downloadFile(
    JSON.stringify(jsonPatches(impact), null, 2),
    'patches.json',
    'application/json',
  );

/** What a policy would do: who would newly fail, how much work that is, and what a machine can mend. @internal */
export const ImpactView = forwardRef<HTMLElement, { impact: GovernanceImpact }>(
  ({ impact }, ref) => {
    const classes = useStyles();
    const { newlyFailing, owners, patches, conflicts, examples, more } = impact;
    return (
      <section
        ref={ref}
        tabIndex={-1}
        className={classes.root}
        aria-label="What it would do"
      >
        <StateBanner state={impactState(impact)}>
          {impactText(impact)}
        </StateBanner>
        {conflicts.length > 0 && (
          <StateBanner state="error">
            It is in conflict with global policies:
            <ul className={classes.list}>
              {conflicts.map(message => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          </StateBanner>
        )}
        {examples.length > 0 && (
          <StateBanner state="error">
            {plural(examples.length, 'example does', 'examples do')} not come
            out as expected:
            <ul className={classes.list}>
              {examples.map(({ policy, name, message }) => (
                <li key={`${policy} ${name}`}>
                  {name}: {message}
                </li>
              ))}
            </ul>
          </StateBanner>
        )}
        {owners.length > 0 && (
          <Panel
            title="Who would have to do something"
            count={owners.length}
            flush
          >
            <DataTable
              label="Owners"
              rows={owners}
              keyOf={({ owner }) => owner}
              columns={[
                {
                  id: 'owner',
                  label: 'Owner',
                  render: ({ owner }) => owner || 'Nobody is named',
                },
                {
                  id: 'subjects',
                  label: 'Products and contracts',
                  numeric: true,
                  render: ({ subjects }) =>
                    subjects.length.toLocaleString('en-US'),
                },
                {
                  id: 'failures',
                  label: 'New failures',
                  numeric: true,
                  render: ({ failures }) => failures.toLocaleString('en-US'),
                },
                {
                  id: 'work',
                  label: 'Work, estimated',
                  numeric: true,
                  render: ({ minutes }) => workText(minutes),
                },
              ]}
            />
          </Panel>
        )}
        {newlyFailing.length > 0 && (
          <Panel
            title="What would newly fail"
            count={newlyFailing.length + more}
            flush
          >
            <DataTable
              label="New failures"
              rows={newlyFailing.slice(0, 100)}
              keyOf={({ id }) => id}
              columns={[
                {
                  id: 'subject',
                  label: 'Product or contract',
                  minWidth: 180,
                  render: ({ subject, title }) => (
                    <RefChip
                      entityRef={subject}
                      kind="dataproduct"
                      title={title}
                    />
                  ),
                },
                {
                  id: 'message',
                  label: 'What is wrong',
                  minWidth: 240,
                  render: ({ message }) => message,
                },
                {
                  id: 'work',
                  label: 'To mend it',
                  minWidth: 130,
                  render: ({ mechanical, minutes }) =>
                    mechanical ? 'A machine can' : workText(minutes),
                },
              ]}
            />
            {newlyFailing.length + more > 100 && (
              <p className={classes.more}>
                {(newlyFailing.length + more - 100).toLocaleString('en-US')}{' '}
                more are not listed; the table of owners counts them.
              </p>
            )}
          </Panel>
        )}
        {patches.length > 0 && (
          <Panel
            title="What a machine can mend"
            count={patches.length}
            action={
              <Button size="small" onClick={() => download(impact)}>
                Download the patches
              </Button>
            }
          >
            <CutList
              what="changes"
              items={patches}
              keyOf={({ file, path }) => `${file} ${path}`}
              render={({ file, path, value, remove }) => (
                <span className={classes.place}>
                  {file}:{' '}
                  {remove
                    ? `remove ${path}`
                    : `${path} becomes ${JSON.stringify(value)}`}
                </span>
              )}
            />
          </Panel>
        )}
      </section>
    );
  },
);
