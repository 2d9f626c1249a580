// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import Button from '@material-ui/core/Button';
import type { QualityCheck } from '@meshwright/plugin-data-mesh-common';
import { EvidenceDialog } from './EvidenceDialog';

/** Opens the rows that fail a check. @internal */
export function EvidenceButton({
  product,
  check,
}: {
  product: string;
  check: QualityCheck;
}) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" variant="outlined" onClick={() => setOpen(true)}>
        Show failing rows
      </Button>
      {open && (
        <EvidenceDialog
          product={product}
          check={check}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
