// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import Button from '@material-ui/core/Button';
import type { QualityCheck } from '@meshwright/plugin-data-mesh-common';
import { EvidenceDialog } from './EvidenceDialog';

/** Opens the rows that fail one of some checks. @internal */
export function EvidenceButton({
  product,
  checks,
}: {
  product: string;
  /** At least one. */
  checks: readonly QualityCheck[];
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
          checks={checks}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
