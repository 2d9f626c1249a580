// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import IconButton from '@material-ui/core/IconButton';
import CloseIcon from '@material-ui/icons/Close';
import { useFlowPanelStyles } from './flowPanelStyles';

/** A panel beside a graph, about what is chosen in it. @public */
export function FlowPanel({
  title,
  name,
  onClose,
  children,
}: {
  title: ReactNode;
  /** What it is about, for people who cannot see it. */
  name: string;
  onClose(): void;
  children: ReactNode;
}) {
  const classes = useFlowPanelStyles();
  return (
    <section className={classes.root} aria-label={name}>
      <div className={classes.head}>
        <h3 className={classes.title}>{title}</h3>
        <IconButton
          size="small"
          className={classes.close}
          aria-label="Close"
          onClick={onClose}
        >
          <CloseIcon fontSize="small" />
        </IconButton>
      </div>
      {children}
    </section>
  );
}
