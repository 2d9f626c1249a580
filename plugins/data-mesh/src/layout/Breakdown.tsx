// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      display: 'grid',
      gridTemplateColumns: 'minmax(80px, max-content) 1fr max-content',
      alignItems: 'center',
      gap: theme.spacing(0.75, 1.5),
      listStyle: 'none',
      margin: 0,
      padding: 0,
    },
    line: { display: 'contents' },
    track: {
      height: 8,
      borderRadius: 4,
      backgroundColor: theme.palette.action.selected,
      overflow: 'hidden',
    },
    bar: {
      height: '100%',
      borderRadius: 4,
      backgroundColor: theme.palette.primary.main,
    },
    count: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  }),
  { name: 'MeshwrightBreakdown' },
);

/** A part of a whole. @internal */
export interface BreakdownPart {
  key: string;
  title: string;
  count: number;
  /** Where the parts themselves are listed. */
  to?: string;
}

/** How a number of things divides, each part with its count and its share as a bar. @internal */
export function Breakdown(props: { label: string; parts: BreakdownPart[] }) {
  const classes = useStyles();
  const most = Math.max(1, ...props.parts.map(part => part.count));
  return (
    <ul className={classes.root} aria-label={props.label}>
      {props.parts.map(part => (
        <li key={part.key} className={classes.line}>
          <span>
            {part.to ? <Link to={part.to}>{part.title}</Link> : part.title}
          </span>
          <span className={classes.track} aria-hidden="true">
            <span
              className={classes.bar}
              style={{
                display: 'block',
                width: `${(100 * part.count) / most}%`,
              }}
            />
          </span>
          <span className={classes.count}>
            {part.count.toLocaleString('en-US')}
          </span>
        </li>
      ))}
    </ul>
  );
}
