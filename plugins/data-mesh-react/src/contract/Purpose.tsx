// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import type { Contract } from '@meshwright/contracts';
import { Prose } from '../text';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(260px, 100%), 1fr))',
      gap: theme.spacing(2, 4),
    },
    heading: {
      ...theme.typography.caption,
      color: theme.palette.text.secondary,
      margin: 0,
      fontWeight: 'normal',
    },
  }),
  { name: 'MeshwrightPurpose' },
);

/** What the data is for and what it is not for, in its owner's words. @internal */
export function Purpose({ contract }: { contract?: Contract }) {
  const classes = useStyles();
  const { purpose, text, usage, limitations } = contract?.description ?? {};
  const blocks: Array<[string, string | undefined]> = [
    ['Purpose', purpose ?? text],
    ['Use it for', usage],
    ['Not for', limitations],
  ];
  const stated = blocks.filter((block): block is [string, string] =>
    Boolean(block[1]),
  );
  if (stated.length === 0) {
    return null;
  }
  return (
    <div className={classes.root}>
      {stated.map(([heading, words]) => (
        <div key={heading}>
          <h2 className={classes.heading}>{heading}</h2>
          <Prose>{words}</Prose>
        </div>
      ))}
    </div>
  );
}
