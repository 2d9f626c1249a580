// SPDX-License-Identifier: Apache-2.0
import type { BackstageTheme } from '@backstage/theme';
import { useTheme } from '@material-ui/core/styles';
import { downloadFile } from '../../download/downloadFile';
import { FormatMenu } from '../../download/FormatMenu';
import { flowColors } from '../draw/flowColors';
import type { LaidOut } from '../layout/useFlowLayout';
import { flowToMermaid } from './flowToMermaid';
import { flowToSvg } from './flowToSvg';
import { svgToPng } from './svgToPng';

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
  const svg = () => flowToSvg(laidOut, flowColors(theme));
  const formats = [
    {
      title: 'SVG',
      take: () => downloadFile(svg(), `${fileName}.svg`, 'image/svg+xml'),
    },
    {
      title: 'PNG',
      take: () => {
        svgToPng(svg()).then(
          picture => downloadFile(picture, `${fileName}.png`, 'image/png'),
          (error: Error) =>
            props.onFailed(`${error.message} Take SVG instead.`),
        );
      },
    },
    {
      title: 'JSON',
      take: () =>
        downloadFile(
          `${JSON.stringify(props.data, null, 2)}\n`,
          `${fileName}.json`,
          'application/json',
        ),
    },
    {
      title: 'Mermaid',
      take: () => downloadFile(flowToMermaid(laidOut.graph), `${fileName}.mmd`),
    },
  ];
  return <FormatMenu label="Export" formats={formats} />;
}
