// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import type { ProductMatch } from '@meshwright/plugin-data-mesh-common';

const SHOWN = 2;

const WORDS: Record<ProductMatch['field'], string> = {
  tag: 'tag',
  column: 'column',
  term: 'term',
  contract: 'contract',
};

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.caption,
      display: 'block',
      color: theme.palette.text.secondary,
      overflowWrap: 'anywhere',
    },
    text: {
      fontFamily: 'monospace',
      color: theme.palette.text.primary,
      backgroundColor: theme.palette.action.selected,
      borderRadius: 2,
      padding: '0 4px',
    },
  }),
  { name: 'MeshwrightMatchNote' },
);

/** Why a product is among the results although its name and purpose do not say the words. @internal */
export function MatchNote({ matches }: { matches?: ProductMatch[] }) {
  const classes = useStyles();
  if (!matches || matches.length === 0) {
    return null;
  }
  const more = matches.length - SHOWN;
  return (
    <span className={classes.root}>
      Matches{' '}
      {matches.slice(0, SHOWN).map((match, i) => (
        <span key={`${match.field} ${match.text}`}>
          {i > 0 && ', '}
          {WORDS[match.field]}{' '}
          <span className={classes.text}>{match.text}</span>
        </span>
      ))}
      {more > 0 && ` and ${more} more`}
    </span>
  );
}
