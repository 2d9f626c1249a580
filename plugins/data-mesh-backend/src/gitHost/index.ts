// SPDX-License-Identifier: Apache-2.0
export { createGitHost } from './createGitHost';
export { gitHostUrlReader } from './gitHostUrlReaderFeature';
