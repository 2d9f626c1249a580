// SPDX-License-Identifier: Apache-2.0
export { MeshOverviewPage } from './MeshOverviewPage';
