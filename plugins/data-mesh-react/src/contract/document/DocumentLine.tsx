// SPDX-License-Identifier: Apache-2.0
import { memo } from 'react';
import { Link } from '@backstage/core-components';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import type { FindingItem } from '../../findings';
import { StateMark } from '../../state';
import { splitLine } from './splitLine';

const useStyles = makeStyles(
  theme => ({
    line: { display: 'flex', whiteSpace: 'pre', height: 20 },
    gutter: {
      position: 'sticky',
      left: 0,
      display: 'flex',
      flex: 'none',
      alignItems: 'center',
      justifyContent: 'flex-end',
      gap: theme.spacing(0.75),
      padding: theme.spacing(0, 1.5, 0, 1),
      marginRight: theme.spacing(1.5),
      borderRight: `1px solid ${theme.palette.divider}`,
      backgroundColor: theme.palette.background.paper,
      userSelect: 'none',
    },
    number: { color: theme.palette.text.secondary },
    key: { color: theme.palette.primary.main },
    comment: { color: theme.palette.text.secondary },
  }),
  { name: 'MeshwrightDocumentLine' },
);

/** @internal */
export interface DocumentLineProps {
  number: number;
  text: string;
  /** Digits of the highest line number. */
  digits: number;
  findings?: FindingItem[];
  href: string;
  className?: string;
}

/** One line: its number, a mark where something was found, and its text. @internal */
export const DocumentLine = memo(function Line({
  number,
  text,
  digits,
  findings,
  href,
  className,
}: DocumentLineProps) {
  const classes = useStyles();
  return (
    <div className={`${classes.line} ${className ?? ''}`}>
      <div
        className={classes.gutter}
        style={{ width: `calc(${digits}ch + 48px)` }}
      >
        {findings && <LineMark findings={findings} />}
        <Link
          to={href}
          className={classes.number}
          aria-label={`Line ${number}`}
          tabIndex={-1}
        >
          {number}
        </Link>
      </div>
      <span>
        {splitLine(text).map((part, index) =>
          part.kind === 'text' ? (
            part.text
          ) : (
            <span key={index} className={classes[part.kind]}>
              {part.text}
            </span>
          ),
        )}
      </span>
    </div>
  );
});

function LineMark({ findings }: { findings: FindingItem[] }) {
  const worst = findings.some(finding => finding.severity === 'error')
    ? 'error'
    : 'warning';
  const words = findings.map(finding => finding.message).join(' ');
  return (
    <Tooltip title={words}>
      {/* Focus brings the finding to people without a pointer. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <span tabIndex={0} role="img" aria-label={words}>
        <StateMark state={worst} />
      </span>
    </Tooltip>
  );
}
