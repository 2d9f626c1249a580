// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { QualityMaintenance } from '@meshwright/plugin-data-mesh-common';
import { statusApiRef } from '@meshwright/plugin-data-mesh-react';
import { MaintenanceDialog } from './MaintenanceDialog';

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      display: 'grid',
      gap: theme.spacing(0.5),
      padding: theme.spacing(1, 2.5),
      borderTop: `1px solid ${theme.palette.divider}`,
    },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1.5),
      minHeight: 32,
    },
    title: { fontWeight: 'bold' },
    quiet: { color: theme.palette.text.secondary },
    end: { marginLeft: 'auto' },
  }),
  { name: 'MeshwrightMaintenance' },
);

const timeWords = (at: string) =>
  new Date(at).toLocaleString('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  });

/** Maintenance that goes on or is to come; its owner announces and cancels it here. @internal */
export function MaintenanceList({
  product,
  maintenance,
  owned,
  onChange,
}: {
  product: string;
  maintenance: QualityMaintenance[];
  owned: boolean;
  onChange: () => void;
}) {
  const classes = useStyles();
  const api = useApi(statusApiRef);
  const [announcing, setAnnouncing] = useState(false);
  const [problem, setProblem] = useState<string>();
  if (maintenance.length === 0 && !owned) return null;

  async function cancel(id: string) {
    try {
      await api.cancelMaintenance(product, id);
      setProblem(undefined);
      onChange();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <div className={classes.root}>
      {maintenance.map(({ id, title, startsAt, endsAt }) => {
        const now = Date.parse(startsAt) <= Date.now();
        return (
          <div key={id} className={classes.line}>
            <span>
              {now ? 'Maintenance now: ' : 'Planned maintenance: '}
              <span className={classes.title}>{title}</span>
            </span>
            <span className={classes.quiet}>
              {timeWords(startsAt)} to {timeWords(endsAt)}
            </span>
            {owned && (
              <Button
                size="small"
                aria-label={`${now ? 'End' : 'Cancel'} ${title}`}
                onClick={() => cancel(id)}
              >
                {now ? 'End now' : 'Cancel'}
              </Button>
            )}
          </div>
        );
      })}
      {owned && (
        <div className={classes.line}>
          {maintenance.length === 0 && (
            <span className={classes.quiet}>
              No maintenance is planned. What is announced before it begins does
              not count against availability.
            </span>
          )}
          <Button
            size="small"
            className={classes.end}
            onClick={() => setAnnouncing(true)}
          >
            Announce maintenance
          </Button>
        </div>
      )}
      {problem && <span role="alert">{problem}</span>}
      {announcing && (
        <MaintenanceDialog
          product={product}
          onClose={() => setAnnouncing(false)}
          onAnnounced={() => {
            setAnnouncing(false);
            onChange();
          }}
        />
      )}
    </div>
  );
}
