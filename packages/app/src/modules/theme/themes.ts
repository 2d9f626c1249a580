// SPDX-License-Identifier: Apache-2.0
import {
  createUnifiedTheme,
  genPageTheme,
  palettes,
  shapes,
} from '@backstage/theme';

const navigation = {
  background: '#11212d',
  indicator: '#4cc2b4',
  color: '#c2ccd4',
  selectedColor: '#ffffff',
  navItem: { hoverBackground: '#1d3442' },
  submenu: { background: '#1d3442' },
};

/** Inter comes with the portal; the rest is for the moment before it is loaded. */
const fontFamily =
  "'Inter Variable', 'Helvetica Neue', Helvetica, Arial, sans-serif";

const pageTheme = {
  home: genPageTheme({ colors: ['#0e4a5b', '#11697a'], shape: shapes.wave }),
};

/** Words on buttons are written as in a sentence. */
const components = {
  MuiButton: {
    styleOverrides: { root: { textTransform: 'none' as const } },
  },
};

/** The portal in daylight. */
export const lightTheme = createUnifiedTheme({
  palette: {
    ...palettes.light,
    primary: { main: '#0b6170' },
    // Readable (4.5:1) on the page's grey too, which Material's own is not.
    text: { primary: '#1c252c', secondary: '#5a656e' },
    secondary: { main: '#5b4b9a' },
    link: '#0b6170',
    linkHover: '#08444f',
    navigation,
  },
  fontFamily,
  components,
  defaultPageTheme: 'home',
  pageTheme,
});

/** The portal at night. */
export const darkTheme = createUnifiedTheme({
  palette: {
    ...palettes.dark,
    primary: { main: '#5fd0c3' },
    text: { primary: '#ffffff', secondary: '#b6c0c8' },
    secondary: { main: '#b7a8f0' },
    link: '#7cd9ce',
    linkHover: '#a9e8e0',
    navigation: { ...navigation, background: '#0c171f' },
  },
  fontFamily,
  components,
  defaultPageTheme: 'home',
  pageTheme,
});
