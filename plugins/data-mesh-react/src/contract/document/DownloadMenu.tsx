// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import DownloadIcon from '@material-ui/icons/GetApp';
import { convertContract } from '@meshwright/contracts';
import type { ConversionFinding, ReadResult } from '@meshwright/contracts';
import { DOWNLOAD_FORMATS } from './downloadFormats';
import type { DownloadFormat } from './downloadFormats';
import { downloadText } from './downloadText';

/** What a format could not say of a contract. @internal */
export interface ConversionLoss {
  format: string;
  findings: ConversionFinding[];
}

/** @internal */
export interface DownloadMenuProps {
  document: string;
  result: ReadResult;
  /** Called after a download with what was lost; nothing was lost when there are no findings. */
  onConverted: (loss: ConversionLoss) => void;
}

/** Takes a contract away: as it is written, or as what another tool reads. @internal */
export function DownloadMenu({
  document,
  result,
  onConverted,
}: DownloadMenuProps) {
  const [anchor, setAnchor] = useState<Element | null>(null);
  const { contract, file } = result;

  const downloadAsWritten = () => {
    setAnchor(null);
    downloadText(document, file);
  };
  const downloadAs = ({ target, title, ending }: DownloadFormat) => {
    setAnchor(null);
    if (contract) {
      const { text, findings } = convertContract(contract, target);
      const name = file.replace(/(\.odcs)?\.(ya?ml|json)$/i, '');
      downloadText(text, `${name}.${ending}`);
      onConverted({ format: title, findings });
    }
  };
  return (
    <>
      <Button
        size="small"
        startIcon={<DownloadIcon />}
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        onClick={event => setAnchor(event.currentTarget)}
      >
        Download
      </Button>
      <Menu
        open={Boolean(anchor)}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
      >
        <MenuItem onClick={downloadAsWritten}>As it is written</MenuItem>
        {contract &&
          DOWNLOAD_FORMATS.map(format => (
            <MenuItem key={format.target} onClick={() => downloadAs(format)}>
              {format.title}
            </MenuItem>
          ))}
      </Menu>
    </>
  );
}
