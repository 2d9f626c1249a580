// SPDX-License-Identifier: Apache-2.0
import type { QualityFinding, QualityTool } from '../model';
import { manifestFor } from './dbt';
import type { Format, Reading } from './types';
import type { Loose } from './values';

/** What a document says, and of which tool it is. @internal */
export interface ReadDocument {
  tool: QualityTool;
  reading: Reading;
}

/**
 * Reads a document by the format that knows it. A list that none knows as a whole is read piece by piece, by the format
 * of its first piece that one knows; pieces of others are told of.
 *
 * @returns undefined where no format knows the document
 * @internal
 */
export function readDocument(
  document: unknown,
  formats: readonly Format[],
  manifests: readonly Loose[],
): ReadDocument | undefined {
  const companionsOf = (of: unknown) => ({
    dbtManifest: manifestFor(of, manifests),
  });
  const format = formats.find(({ knows }) => knows(document));
  if (format) {
    return {
      tool: format.tool,
      reading: format.read(document, companionsOf(document)),
    };
  }
  if (!Array.isArray(document)) return undefined;
  const first = document
    .map(piece => formats.find(({ knows }) => knows(piece)))
    .find(Boolean);
  if (!first) return undefined;
  const ofTool = formats.filter(({ tool }) => tool === first.tool);
  const isKnown = document.map(piece =>
    ofTool.some(({ knows }) => knows(piece)),
  );
  const known = document.filter((_, index) => isKnown[index]);
  const strange = isKnown.flatMap((yes, index): QualityFinding[] =>
    yes
      ? []
      : [
          {
            severity: 'error',
            rule: 'results/unknown-piece',
            path: `/${index}`,
            message: `This piece is no result of ${first.tool}, as others of the file are; it was left out.`,
          },
        ],
  );
  const readings = first.knows(known)
    ? [first.read(known, companionsOf(known))]
    : known.map(piece =>
        ofTool
          .find(({ knows }) => knows(piece))!
          .read(piece, companionsOf(piece)),
      );
  return { tool: first.tool, reading: joined(readings, strange) };
}

/** Readings of several runs as one: the first names it, and the last ends it. */
function joined(
  readings: readonly Reading[],
  findings: readonly QualityFinding[],
): Reading {
  const [first] = readings;
  return {
    toolVersion: first.toolVersion,
    runId: first.runId,
    startedAt: first.startedAt,
    endedAt: readings[readings.length - 1].endedAt,
    checks: readings.flatMap(({ checks = [] }) => checks),
    measurements: readings.flatMap(({ measurements = [] }) => measurements),
    findings: [...readings.flatMap(one => one.findings ?? []), ...findings],
  };
}
