// SPDX-License-Identifier: Apache-2.0
import { Route, Routes, useParams } from 'react-router-dom';
import { NewPolicy } from './editor/NewPolicy';
import { PolicyList } from './list/PolicyList';
import { PoliciesLayout } from './PoliciesLayout';
import { PolicyView } from './policy/PolicyView';
import { MeshScorecard } from './scorecard/MeshScorecard';
import { WaiverInbox } from './waivers/WaiverInbox';

function OnePolicy() {
  const { name = '' } = useParams();
  return <PolicyView key={name} name={name} />;
}

/** Pages about policies: all of them, one, how the mesh does, and waivers. @internal */
export function PoliciesPages() {
  return (
    <Routes>
      <Route
        path="/"
        element={
          <PoliciesLayout section="list">
            <PolicyList />
          </PoliciesLayout>
        }
      />
      <Route
        path="/scorecard"
        element={
          <PoliciesLayout section="scorecard">
            <MeshScorecard />
          </PoliciesLayout>
        }
      />
      <Route
        path="/waivers"
        element={
          <PoliciesLayout section="waivers">
            <WaiverInbox />
          </PoliciesLayout>
        }
      />
      <Route path="/new" element={<NewPolicy />} />
      <Route path="/policy/:name" element={<OnePolicy />} />
    </Routes>
  );
}
