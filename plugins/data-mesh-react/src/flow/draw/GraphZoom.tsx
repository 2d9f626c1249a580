// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import type { BackstageTheme } from '@backstage/theme';
import ButtonBase from '@material-ui/core/ButtonBase';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import AddIcon from '@material-ui/icons/Add';
import FitIcon from '@material-ui/icons/CropFree';
import RemoveIcon from '@material-ui/icons/Remove';

const useStyles = makeStyles<BackstageTheme>(
  theme => ({
    root: {
      position: 'absolute',
      right: theme.spacing(1.5),
      bottom: theme.spacing(1.5),
      display: 'flex',
      borderRadius: theme.shape.borderRadius,
      border: `1px solid ${theme.palette.divider}`,
      backgroundColor: theme.palette.background.paper,
    },
    button: {
      width: 32,
      height: 32,
      color: theme.palette.text.secondary,
      '&:hover': { color: theme.palette.text.primary },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
      },
      '& svg': { fontSize: 18 },
    },
  }),
  { name: 'MeshwrightGraphZoom' },
);

/** Buttons for what the wheel and the keys do as well. @internal */
export function GraphZoom(props: {
  onZoomIn(): void;
  onZoomOut(): void;
  onFit(): void;
  /** Default: "Fit to width". */
  fitTitle?: string;
}) {
  const classes = useStyles();
  const button = (title: string, icon: ReactNode, onClick: () => void) => (
    <Tooltip title={title}>
      <ButtonBase
        className={classes.button}
        aria-label={title}
        onClick={onClick}
      >
        {icon}
      </ButtonBase>
    </Tooltip>
  );
  return (
    <div className={classes.root} role="group" aria-label="Zoom">
      {button('Zoom out', <RemoveIcon />, props.onZoomOut)}
      {button('Zoom in', <AddIcon />, props.onZoomIn)}
      {button(props.fitTitle ?? 'Fit to width', <FitIcon />, props.onFit)}
    </div>
  );
}
