// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import { plural } from '@meshwright/plugin-data-mesh-react';
import type { LineageData } from './data/useLineageData';
import { TYPE_WORDS } from './graph/lineageWords';
import { ALL_STEPS } from './state/lineageView';
import type { LineageView } from './state/lineageView';

const useStyles = makeStyles(
  theme => ({
    note: { display: 'inline', marginRight: theme.spacing(1.5) },
    link: {
      ...theme.typography.caption,
      padding: 0,
      border: 0,
      background: 'none',
      color: theme.palette.primary.main,
      cursor: 'pointer',
      textDecoration: 'underline',
    },
  }),
  { name: 'MeshwrightLineageNotes' },
);

/** What is not drawn, and what draws it. @internal */
export function LineageNotes({
  data,
  view,
  filtered,
  failed,
  onAll,
  onUnfiltered,
}: {
  data: LineageData;
  view: LineageView;
  filtered: number;
  failed: Error | undefined;
  onAll(): void;
  onUnfiltered(): void;
}) {
  const classes = useStyles();
  const { beyond, nodes } = data.answer;
  const [one, many] = TYPE_WORDS[view.level];
  const sides = [
    beyond.up > 0 && `${beyond.up.toLocaleString('en-US')} further up`,
    beyond.down > 0 && `${beyond.down.toLocaleString('en-US')} further down`,
  ].filter(Boolean);
  const closed = nodes.filter(node => node.closed).length;
  return (
    <>
      {failed && (
        <span className={classes.note} role="alert">
          What is shown is not up to date: {failed.message}
        </span>
      )}
      {view.at && <span className={classes.note}>As of {view.at}.</span>}
      {beyond.total > 0 && (
        <span className={classes.note}>
          {plural(beyond.total, `${one} is`, `${many} are`)} not shown
          {sides.length > 0 ? `: ${sides.join(', ')}` : ''}.{' '}
          {view.steps !== ALL_STEPS && (
            <button type="button" className={classes.link} onClick={onAll}>
              Show all
            </button>
          )}
        </span>
      )}
      {filtered > 0 && (
        <span className={classes.note}>
          {plural(filtered, 'is', 'are')} filtered out.{' '}
          <button type="button" className={classes.link} onClick={onUnfiltered}>
            Clear filters
          </button>
        </span>
      )}
      {closed > 0 && (
        <span className={classes.note}>
          {plural(closed, 'is', 'are')} closed: you may not see what they are.
        </span>
      )}
    </>
  );
}
