// SPDX-License-Identifier: Apache-2.0
import type { QualityReportReceipt } from '@meshwright/plugin-data-mesh-common';
import type { QualityReport } from '@meshwright/quality';
import type { NewRun, ResultStore } from './database';

/** What others than the portal found out about a product. @internal */
export type StatedReport = QualityReport & Pick<NewRun, 'contracts' | 'told'>;

/** Keeps what is reported of products, whichever way it came. Who may say it is for the caller to decide. @internal */
export class ResultIntake {
  readonly #results: ResultStore;

  constructor(results: ResultStore) {
    this.#results = results;
  }

  /** Keeps reports of one product; figures that nobody judged are followed all the same. */
  async take(
    productRef: string,
    reports: readonly StatedReport[],
  ): Promise<QualityReportReceipt> {
    const receipt: QualityReportReceipt = {
      recorded: 0,
      repeated: 0,
      checks: 0,
      problems: [],
    };
    const now = new Date().toISOString();
    for (const report of reports) {
      receipt.problems.push(
        ...report.findings
          .filter(({ severity }) => severity !== 'info')
          .map(({ message }) => ({ file: report.file, message })),
      );
      if (!report.tool) continue;
      const endedAt = report.endedAt ?? report.startedAt ?? now;
      const run: NewRun = {
        productRef,
        tool: report.tool,
        origin: 'reported',
        runId: report.runId,
        // A clock that runs ahead would hide all later results.
        endedAt: endedAt > now ? now : endedAt,
        told: report.told,
        checks: report.checks,
        measurements: report.measurements,
        contracts: report.contracts,
      };
      if (report.checks.length > 0) {
        const isNew = await this.#results.record(run);
        receipt[isNew ? 'recorded' : 'repeated']++;
        receipt.checks += report.checks.length;
      } else if (report.measurements.length > 0) {
        await this.#results.recordFigures(run);
        receipt.recorded++;
      }
    }
    return receipt;
  }
}
