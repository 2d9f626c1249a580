// SPDX-License-Identifier: Apache-2.0
import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { Logo, LogoMark } from './Logo';

const useStyles = makeStyles({
  root: {
    height: 72,
    display: 'flex',
    alignItems: 'center',
    paddingLeft: (sidebarConfig.drawerWidthClosed - 28) / 2,
    color: '#ffffff',
  },
});

export const SidebarLogo = () => {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return (
    <div className={classes.root}>
      <Link
        to="/"
        underline="none"
        color="inherit"
        aria-label="Meshwright, start"
      >
        {isOpen ? <Logo /> : <LogoMark />}
      </Link>
    </div>
  );
};
