// SPDX-License-Identifier: Apache-2.0
import { useId, useState } from 'react';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import OpenIcon from '@material-ui/icons/ExpandLess';
import ClosedIcon from '@material-ui/icons/ExpandMore';
import type { DescriptorProblem } from '@meshwright/plugin-data-mesh-common';
import {
  EntityLinkChip,
  FindingList,
  SafeLink,
  StateLabel,
  plural,
  statedStandardName,
} from '@meshwright/plugin-data-mesh-react';
import { kindWord, lineAddress } from './descriptorWords';

const useStyles = makeStyles(
  theme => ({
    root: {
      borderTop: `1px solid ${theme.palette.divider}`,
      '&:first-child': { borderTop: 0 },
    },
    head: {
      ...theme.typography.body2,
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 2fr) minmax(0, 2fr) 200px',
      gap: theme.spacing(0.25, 2),
      alignItems: 'baseline',
      padding: theme.spacing(1.5, 2),
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
        '& > :first-child, & > button': { gridColumn: '1 / -1' },
      },
    },
    title: {
      ...theme.typography.body1,
      fontWeight: 600,
      margin: 0,
    },
    below: { gridColumn: '1 / -1', minWidth: 0 },
    meta: {
      ...theme.typography.caption,
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 1.5),
      color: theme.palette.text.secondary,
      overflowWrap: 'anywhere',
    },
    preview: {
      color: theme.palette.text.secondary,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
    counts: {
      ...theme.typography.body2,
      justifyContent: 'flex-end',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 1.5),
      minHeight: 28,
      padding: theme.spacing(0.25, 0.5),
      borderRadius: theme.shape.borderRadius,
      fontVariantNumeric: 'tabular-nums',
      [theme.breakpoints.down('sm')]: { justifyContent: 'flex-start' },
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
      },
      '& svg:last-child': { color: theme.palette.text.secondary },
    },
    findings: { padding: theme.spacing(0, 2, 2) },
    none: { color: theme.palette.text.secondary },
  }),
  { name: 'MeshwrightProblemRow' },
);

/** One descriptor with problems: the first of them at once, the rest on request. @internal */
export function ProblemRow(props: {
  problem: DescriptorProblem;
  initiallyOpen: boolean;
}) {
  const { problem } = props;
  const { subject, counts, findings, location } = problem;
  const classes = useStyles();
  const bodyId = useId();
  const [open, setOpen] = useState(props.initiallyOpen);
  return (
    <li className={classes.root}>
      <div className={classes.head}>
        <div>
          <h3 className={classes.title}>
            <EntityLinkChip link={subject} />
          </h3>
        </div>
        <div>
          {problem.owner ? (
            <EntityLinkChip link={problem.owner} />
          ) : (
            <span className={classes.none}>No owner</span>
          )}
        </div>
        <div>
          {problem.domain ? (
            <EntityLinkChip link={problem.domain} />
          ) : (
            <span className={classes.none}>No domain</span>
          )}
        </div>
        <ButtonBase
          className={classes.counts}
          aria-expanded={open}
          aria-controls={bodyId}
          aria-label={`Findings of ${subject.title}: ${plural(
            counts.errors,
            'error',
            'errors',
          )}, ${plural(counts.warnings, 'warning', 'warnings')}`}
          onClick={() => setOpen(!open)}
        >
          {counts.errors > 0 && (
            <StateLabel state="error">
              {plural(counts.errors, 'error', 'errors')}
            </StateLabel>
          )}
          {counts.warnings > 0 && (
            <StateLabel state="warning">
              {plural(counts.warnings, 'warning', 'warnings')}
            </StateLabel>
          )}
          {open ? (
            <OpenIcon fontSize="small" />
          ) : (
            <ClosedIcon fontSize="small" />
          )}
        </ButtonBase>
        <div className={classes.below}>
          {!open && findings.length > 0 && (
            <div className={classes.preview} title={findings[0].message}>
              {findings[0].message}
            </div>
          )}
          <div className={classes.meta}>
            <span>{kindWord(problem.kind)}</span>
            {problem.standard && (
              <span>{statedStandardName(problem.standard)}</span>
            )}
            {location && <SafeLink address={location} />}
          </div>
        </div>
      </div>
      <div id={bodyId} hidden={!open}>
        {open && (
          <div className={classes.findings}>
            <FindingList
              findings={findings}
              more={problem.more}
              hrefOf={finding =>
                finding.file ? undefined : lineAddress(location, finding.line)
              }
            />
          </div>
        )}
      </div>
    </li>
  );
}
