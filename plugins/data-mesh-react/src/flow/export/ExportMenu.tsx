// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import type { BackstageTheme } from '@backstage/theme';
import Button from '@material-ui/core/Button';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import { useTheme } from '@material-ui/core/styles';
import DownloadIcon from '@material-ui/icons/GetApp';
import { flowColors } from '../draw/flowColors';
import type { LaidOut } from '../layout/useFlowLayout';
import { flowToMermaid } from './flowToMermaid';
import { flowToSvg } from './flowToSvg';
import { svgToPng } from './svgToPng';

/** Hands something to the browser as a file to keep. */
function download(content: Blob | string, name: string, type: string) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Takes a graph away as a picture or as data. @internal */
export function ExportMenu(props: {
  laidOut: LaidOut;
  /** Without ending. */
  fileName: string;
  /** What the JSON file holds. */
  data: unknown;
  /** What did not work, in words. */
  onFailed(message: string): void;
}) {
  const { laidOut, fileName } = props;
  const theme = useTheme<BackstageTheme>();
  const [anchor, setAnchor] = useState<Element | null>(null);
  const svg = () => flowToSvg(laidOut, flowColors(theme));
  const formats: Array<[string, () => void]> = [
    ['SVG', () => download(svg(), `${fileName}.svg`, 'image/svg+xml')],
    [
      'PNG',
      () => {
        svgToPng(svg()).then(
          picture => download(picture, `${fileName}.png`, 'image/png'),
          (error: Error) =>
            props.onFailed(`${error.message} Take SVG instead.`),
        );
      },
    ],
    [
      'JSON',
      () =>
        download(
          `${JSON.stringify(props.data, null, 2)}\n`,
          `${fileName}.json`,
          'application/json',
        ),
    ],
    [
      'Mermaid',
      () =>
        download(
          flowToMermaid(laidOut.graph),
          `${fileName}.mmd`,
          'text/plain;charset=utf-8',
        ),
    ],
  ];
  return (
    <>
      <Button
        size="small"
        startIcon={<DownloadIcon />}
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        onClick={event => setAnchor(event.currentTarget)}
      >
        Export
      </Button>
      <Menu
        open={Boolean(anchor)}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
      >
        {formats.map(([title, take]) => (
          <MenuItem
            key={title}
            onClick={() => {
              setAnchor(null);
              take();
            }}
          >
            {title}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
