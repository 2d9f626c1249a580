// SPDX-License-Identifier: Apache-2.0
import { useId, useState } from 'react';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import ExpandIcon from '@material-ui/icons/ExpandMore';
import type { QualityCheck } from '@meshwright/plugin-data-mesh-common';
import {
  Facts,
  RelativeTime,
  sentenceCase,
  StateLabel,
} from '@meshwright/plugin-data-mesh-react';
import { EvidenceButton } from '../evidence/EvidenceButton';
import { CheckHistory } from './CheckHistory';
import { evidenceText, STATUSES } from './qualityWords';

const useStyles = makeStyles(
  theme => ({
    root: {
      borderTop: `1px solid ${theme.palette.divider}`,
      '&:first-child': { borderTop: 0 },
    },
    button: {
      ...theme.typography.body2,
      display: 'grid',
      gridTemplateColumns: '9rem minmax(0, 1fr) minmax(0, 14rem) 24px',
      alignItems: 'center',
      gap: theme.spacing(0.5, 2),
      width: '100%',
      padding: theme.spacing(1, 2.5),
      textAlign: 'left',
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
      },
      [theme.breakpoints.down('xs')]: {
        gridTemplateColumns: 'minmax(0, 1fr) 24px',
      },
    },
    name: { overflowWrap: 'anywhere' },
    place: {
      ...theme.typography.caption,
      display: 'block',
      color: theme.palette.text.secondary,
      overflowWrap: 'anywhere',
    },
    evidence: {
      fontVariantNumeric: 'tabular-nums',
      overflowWrap: 'anywhere',
      [theme.breakpoints.down('xs')]: { gridColumn: 1 },
    },
    icon: {
      color: theme.palette.text.secondary,
      transition: theme.transitions.create('transform', { duration: 120 }),
      [theme.breakpoints.down('xs')]: { gridRow: 1, gridColumn: 2 },
    },
    open: { transform: 'rotate(180deg)' },
    details: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2),
      padding: theme.spacing(0.5, 2.5, 2),
    },
  }),
  { name: 'MeshwrightCheckRow' },
);

/** A check in a line; opened, what it asks for and how it did before. @internal */
export function CheckRow({
  product,
  check,
}: {
  /** Entity ref. */
  product: string;
  check: QualityCheck;
}) {
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  const id = useId();
  const { word, state } = STATUSES[check.status];
  const place = [check.dataset, check.column].filter(Boolean).join(' · ');
  return (
    <div className={classes.root}>
      <ButtonBase
        className={classes.button}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <StateLabel state={state}>{word}</StateLabel>
        <span className={classes.name}>
          {check.name}
          {place && <span className={classes.place}>{place}</span>}
        </span>
        <span className={classes.evidence}>{evidenceText(check)}</span>
        <ExpandIcon
          aria-hidden="true"
          className={`${classes.icon} ${open ? classes.open : ''}`}
        />
      </ButtonBase>
      <div
        id={id}
        hidden={!open}
        className={open ? classes.details : undefined}
      >
        {open && (
          <>
            <Facts
              facts={[
                { label: 'Expected', value: check.expected },
                {
                  label: 'Found',
                  value:
                    check.masked && check.observed === null
                      ? 'Not shown: you are not cleared for values of this column'
                      : check.observed,
                },
                {
                  label: 'Dimension',
                  value: check.dimension && sentenceCase(check.dimension),
                },
                {
                  label: 'Severity',
                  value: check.severity && sentenceCase(check.severity),
                },
                { label: 'Checked by', value: check.tool },
                {
                  label: 'Measured',
                  value: <RelativeTime value={check.measuredAt} />,
                },
                {
                  label: `${word} since`,
                  value: <RelativeTime value={check.since} />,
                },
                { label: 'Said by the tool', value: check.message },
              ]}
            />
            {check.evidence && (
              <div>
                <EvidenceButton product={product} checks={[check]} />
              </div>
            )}
            <CheckHistory product={product} check={check} />
          </>
        )}
      </div>
    </div>
  );
}
