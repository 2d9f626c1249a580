// SPDX-License-Identifier: Apache-2.0
export { ChangeRequestEndings } from './ChangeRequestEndings';
export { ChangeRequestFinder } from './ChangeRequestFinder';
export { ChangeRequestService } from './ChangeRequestService';
