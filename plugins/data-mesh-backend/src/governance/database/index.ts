// SPDX-License-Identifier: Apache-2.0
export {
  digestOf,
  type JudgedSubject,
  noCounts,
  type PolicyTally,
} from './judged';
export { NoticeStore } from './NoticeStore';
export * from './rows';
export { type SubjectTally, TallyBoard } from './TallyBoard';
export { VerdictStore } from './VerdictStore';
export { stateOf, today, WaiverStore } from './WaiverStore';
