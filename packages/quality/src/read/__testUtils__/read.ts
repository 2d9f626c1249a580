// SPDX-License-Identifier: Apache-2.0
import { readQualityResults } from '../readResults';

/** The first report of documents, each in a file of its own. */
export const read = (document: unknown, ...others: unknown[]) =>
  readQualityResults(
    [document, ...others].map((value, index) => ({
      file: `${index}.json`,
      text: JSON.stringify(value),
    })),
  )[0];

/** What came of its checks, in their order. */
export const statuses = (document: unknown, ...others: unknown[]) =>
  read(document, ...others).checks.map(({ status }) => status);
