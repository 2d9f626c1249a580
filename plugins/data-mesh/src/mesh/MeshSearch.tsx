// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { SearchField } from '../layout/SearchField';
import { useMarketplaceLink } from '../marketplace/useMarketplaceLink';

/** The way from the start page into the marketplace. @internal */
export function MeshSearch() {
  const [text, setText] = useState('');
  const navigate = useNavigate();
  const marketplace = useMarketplaceLink();
  const to = marketplace({ text });
  return to === undefined ? null : (
    <SearchField
      value={text}
      label="Search data products"
      placeholder="What data do you need? Name, purpose, tag, column or term"
      onChange={setText}
      onCommit={() => navigate(to)}
    />
  );
}
