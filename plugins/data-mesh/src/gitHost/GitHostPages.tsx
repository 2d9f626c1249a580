// SPDX-License-Identifier: Apache-2.0
import { Route, Routes } from 'react-router-dom';
import { ChangeRequestList } from './ChangeRequestList';
import { ChangeRequestView } from './ChangeRequestView';
import { CommitsView } from './CommitsView';
import { FilesView } from './FilesView';
import { FileView } from './FileView';
import { RepositoryLayout } from './RepositoryLayout';
import { RepositoryList } from './RepositoryList';

/** Pages of the portal's own git host. @internal */
export function GitHostPages() {
  const files = (
    <RepositoryLayout section="files">
      {repository => <FilesView repository={repository} />}
    </RepositoryLayout>
  );
  return (
    <Routes>
      <Route path="/" element={<RepositoryList />} />
      <Route path="/:group/:name" element={files} />
      <Route path="/:group/:name/tree/:branch/*" element={files} />
      <Route
        path="/:group/:name/blob/:branch/*"
        element={
          <RepositoryLayout section="files">
            {repository => <FileView repository={repository} />}
          </RepositoryLayout>
        }
      />
      <Route
        path="/:group/:name/commits"
        element={
          <RepositoryLayout section="commits">
            {repository => <CommitsView repository={repository} />}
          </RepositoryLayout>
        }
      />
      <Route
        path="/:group/:name/change-requests"
        element={
          <RepositoryLayout section="change-requests">
            {repository => <ChangeRequestList repository={repository} />}
          </RepositoryLayout>
        }
      />
      <Route
        path="/:group/:name/change-requests/:number"
        element={
          <RepositoryLayout section="change-requests">
            {repository => <ChangeRequestView repository={repository} />}
          </RepositoryLayout>
        }
      />
    </Routes>
  );
}
