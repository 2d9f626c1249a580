// SPDX-License-Identifier: Apache-2.0
import { convertContract } from '@meshwright/contracts';
import type { ConversionFinding, ReadResult } from '@meshwright/contracts';
import { downloadFile } from '../../download/downloadFile';
import { FormatMenu } from '../../download/FormatMenu';
import { DOWNLOAD_FORMATS } from './downloadFormats';
import type { DownloadFormat } from './downloadFormats';

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
  const { contract, file } = result;

  const takeAs = ({ target, title, ending }: DownloadFormat) => {
    if (!contract) return;
    const { text, findings } = convertContract(contract, target);
    const name = file.replace(/(\.odcs)?\.(ya?ml|json)$/i, '');
    downloadFile(text, `${name}.${ending}`);
    onConverted({ format: title, findings });
  };
  const converted = contract ? DOWNLOAD_FORMATS : [];
  return (
    <FormatMenu
      label="Download"
      formats={[
        { title: 'As it is written', take: () => downloadFile(document, file) },
        ...converted.map(format => ({
          title: format.title,
          take: () => takeAs(format),
        })),
      ]}
    />
  );
}
