// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { CopyButton } from '@meshwright/plugin-data-mesh-react';
import { useLocation } from 'react-router-dom';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(1),
    },
    code: {
      flex: 1,
      minWidth: 0,
      margin: 0,
      overflowX: 'auto',
      fontFamily: 'monospace',
      fontSize: 12,
      lineHeight: 1.6,
      counterReset: 'line',
    },
    // Numbers are drawn, so that what is selected is the text alone.
    line: {
      display: 'block',
      minHeight: '1.6em',
      scrollMarginTop: theme.spacing(15),
      '&::before': {
        counterIncrement: 'line',
        content: 'counter(line)',
        display: 'inline-block',
        minWidth: '3em',
        paddingRight: theme.spacing(2),
        textAlign: 'right',
        color: theme.palette.text.secondary,
      },
    },
    wanted: {
      backgroundColor: theme.palette.action.selected,
      boxShadow: `inset 3px 0 ${theme.palette.primary.main}`,
    },
  }),
  { name: 'MeshwrightSourceLines' },
);

/** Line that an address leads to, as `#L12`; undefined where it leads to none. */
function wantedLine(hash: string): number | undefined {
  const line = /^#L(\d{1,6})$/.exec(hash)?.[1];
  return line === undefined ? undefined : Number(line);
}

/** A file with its lines; the one that the address leads to is marked and in view. @internal */
export function SourceLines({ text, what }: { text: string; what: string }) {
  const classes = useStyles();
  const wanted = wantedLine(useLocation().hash);
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    mark.current?.scrollIntoView?.({ block: 'center' });
  }, [wanted, text]);
  return (
    <div className={classes.root}>
      {/* A block that scrolls must be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={classes.code} tabIndex={0}>
        {text
          .replace(/\n$/, '')
          .split('\n')
          .map((line, index) => {
            const here = index + 1 === wanted;
            return (
              <span
                // Lines have no name but their place.
                key={index}
                ref={here ? mark : undefined}
                aria-current={here ? 'location' : undefined}
                className={
                  here ? `${classes.line} ${classes.wanted}` : classes.line
                }
              >
                {line}
                {'\n'}
              </span>
            );
          })}
      </pre>
      <CopyButton text={text} what={what} />
    </div>
  );
}
