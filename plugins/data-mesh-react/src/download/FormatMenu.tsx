// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import DownloadIcon from '@material-ui/icons/GetApp';

/** A button with the formats in which something can be taken away. @internal */
export function FormatMenu(props: {
  /** Words of the button. */
  label: string;
  formats: ReadonlyArray<{ title: string; take: () => void }>;
}) {
  const [anchor, setAnchor] = useState<Element | null>(null);
  return (
    <>
      <Button
        size="small"
        startIcon={<DownloadIcon />}
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        onClick={event => setAnchor(event.currentTarget)}
      >
        {props.label}
      </Button>
      <Menu
        open={Boolean(anchor)}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
      >
        {props.formats.map(({ title, take }) => (
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
