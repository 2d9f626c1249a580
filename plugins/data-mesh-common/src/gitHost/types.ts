// SPDX-License-Identifier: Apache-2.0

/** A page of a list. @public */
export interface GitHostPage<T> {
  items: T[];
  totalItems: number;
  offset: number;
  limit: number;
}

/** A repository on the local git host. @public */
export interface GitRepository {
  /** First part of its address; for products, the name of their domain. */
  group: string;
  name: string;
  description: string;
  /** Entity ref of the group or user whose members may write. */
  owner: string;
  defaultBranch: string;
  createdBy: string;
  /** ISO 8601. */
  createdAt: string;
  /** ISO 8601; absent while nothing was pushed. */
  pushedAt?: string;
  /** Page in the portal. */
  webUrl: string;
  /** What `git clone` takes. */
  cloneUrl: string;
  openChangeRequests: number;
}

/** A repository as one person sees it. @public */
export interface GitRepositoryDetail extends GitRepository {
  /** Whether the caller may push, merge and delete. */
  mayWrite: boolean;
  branches: GitBranch[];
}

/** @public */
export interface GitBranch {
  name: string;
  commit: string;
}

/** A file or folder in a folder. @public */
export interface GitTreeEntry {
  /** From the root of the repository, with `/`. */
  path: string;
  type: 'file' | 'folder';
  /** Bytes, for files. */
  size?: number;
}

/** @public */
export interface GitTree {
  commit: string;
  /** Folder; empty for the root. */
  path: string;
  entries: GitTreeEntry[];
  /** Entries that are not listed because there are too many. */
  more: number;
}

/** @public */
export interface GitFileContent {
  commit: string;
  path: string;
  size: number;
  /** Absent when the file is no text, or is too large to be shown. */
  text?: string;
  reason?: 'binary' | 'too-large';
}

/** @public */
export interface GitCommit {
  id: string;
  /** First line. */
  title: string;
  author: string;
  /** ISO 8601. */
  date: string;
}

/** A file of a commit that is to be made. @public */
export interface GitFileChange {
  /** From the root of the repository, with `/`. */
  path: string;
  /** Text, or bytes in base64. */
  content: string;
  encoding?: 'utf-8' | 'base64';
  /** Default: as the file was before, and for a new one that it cannot be run. */
  executable?: boolean;
}

/** A commit that is to be made. @public */
export interface GitCommitRequest {
  /** Made when it is not there. */
  branch: string;
  /** Branch or commit that a new branch starts from; the default branch when nothing is said. */
  startFrom?: string;
  message: string;
  files: GitFileChange[];
  /** Files that go; those that are not there are passed over. */
  deletions?: string[];
}

/** @public */
export interface GitCommitResult {
  branch: string;
  commit: string;
  /** False when the branch has exactly this content already, so that a repeated request changes nothing. */
  changed: boolean;
}

/** @public */
export type GitChangeRequestState = 'open' | 'merged' | 'closed';

/** A proposal to bring the commits of one branch into another. @public */
export interface GitChangeRequest {
  group: string;
  repository: string;
  number: number;
  title: string;
  /** Markdown. */
  description: string;
  state: GitChangeRequestState;
  source: string;
  target: string;
  author: string;
  createdAt: string;
  updatedAt: string;
  closedBy?: string;
  closedAt?: string;
  mergeCommit?: string;
  webUrl: string;
}

/** Whether a change request can be merged as it is. @public */
export type GitMergeability = 'ready' | 'nothing-to-merge' | 'conflicts';

/** @public */
export interface GitChangeRequestDetail extends GitChangeRequest {
  /** Of an open one only. */
  mergeability?: GitMergeability;
  /** Paths that both branches changed in different ways. */
  conflicts: string[];
  mayMerge: boolean;
  mayClose: boolean;
  commits: GitCommit[];
  files: GitChangedFile[];
  /** Changed files that are not listed because there are too many. */
  moreFiles: number;
}

/** @public */
export interface GitChangedFile {
  path: string;
  /** Where it was before, if it moved. */
  oldPath?: string;
  change: 'added' | 'modified' | 'deleted' | 'renamed';
  /** Lines; absent for what is no text. */
  added?: number;
  removed?: number;
}

/** Both sides of a changed file. @public */
export interface GitFileComparison {
  path: string;
  /** Absent for a new file, and for what cannot be shown as text. */
  before?: string;
  /** Absent for a deleted file, and for what cannot be shown as text. */
  after?: string;
  reason?: 'binary' | 'too-large';
}
