// SPDX-License-Identifier: Apache-2.0
import { Route, Routes } from 'react-router-dom';
import { IncidentList } from './list/IncidentList';
import { IncidentView } from './page/IncidentView';

/** The list of incidents, and the page of each. @internal */
export function IncidentPages() {
  return (
    <Routes>
      <Route path="/" element={<IncidentList />} />
      <Route path="/:number" element={<IncidentView />} />
    </Routes>
  );
}
