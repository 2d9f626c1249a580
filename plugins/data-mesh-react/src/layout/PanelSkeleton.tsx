// SPDX-License-Identifier: Apache-2.0
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { Panel } from './Panel';

const WIDTHS = ['92%', '70%', '84%', '58%', '76%'];

const useStyles = makeStyles(
  {
    line: {
      '@media (prefers-reduced-motion: reduce)': { animation: 'none' },
    },
  },
  { name: 'MeshwrightPanelSkeleton' },
);

/** Props of {@link PanelSkeleton}. @public */
export interface PanelSkeletonProps {
  title: string;
  /** Lines of text that the panel will about have. */
  lines: number;
}

/** A panel whose content is on its way. @public */
export function PanelSkeleton({ title, lines }: PanelSkeletonProps) {
  const classes = useStyles();
  return (
    <Panel title={title}>
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton
          key={index}
          className={classes.line}
          height={24}
          width={WIDTHS[index % WIDTHS.length]}
        />
      ))}
    </Panel>
  );
}
