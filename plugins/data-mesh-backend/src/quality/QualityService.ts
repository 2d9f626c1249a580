// SPDX-License-Identifier: Apache-2.0
import type {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  type ProductQuality,
  type QualityGate,
  type QualityHistoryItem,
  qualityReportPermission,
  type QualityReportReceipt,
  type QualityResultsFile,
} from '@meshwright/plugin-data-mesh-common';
import {
  type CheckResult,
  groupByDimension,
  readQualityResults,
} from '@meshwright/quality';
import type { EntityAccess } from '../access';
import type { Masking } from './evidence/Masking';
import { maskCheck, maskResult } from './evidence/maskCheck';
import { checkOf, numberOf, summaryOf } from './answers';
import { type GateRequest, judgeGate } from './gate';
import type { ResultIntake } from './ResultIntake';
import type { TokenService } from './TokenService';
import type { CheckRow, ResultStore } from './database';

/** Checks that a score looks at. */
const MOST_CHECKS = 5_000;
const RUNS = 20;
const HISTORY = 500;

const newestOf = (checks: Array<Pick<CheckRow, 'measured_at'>>) =>
  checks
    .map(({ measured_at: time }) => time)
    .sort()
    .at(-1);

/** @internal */
export interface Caller {
  credentials: BackstageCredentials;
}

type Ref = { namespace: string; name: string };

/** Answers what is known of the quality of products, and takes results. @internal */
export class QualityService {
  readonly #access: EntityAccess;
  readonly #intake: ResultIntake;
  readonly #logger: LoggerService;
  readonly #masking: Masking;
  readonly #results: ResultStore;
  readonly #tokens: TokenService;

  constructor(options: {
    access: EntityAccess;
    intake: ResultIntake;
    logger: LoggerService;
    masking: Masking;
    results: ResultStore;
    tokens: TokenService;
  }) {
    this.#access = options.access;
    this.#intake = options.intake;
    this.#logger = options.logger;
    this.#masking = options.masking;
    this.#results = options.results;
    this.#tokens = options.tokens;
  }

  async getProductQuality(
    ref: Ref,
    page: { offset: number; limit: number; contract?: string },
    { credentials }: Caller,
  ): Promise<ProductQuality> {
    const entity = await this.#access.product(ref, credentials);
    const productRef = stringifyEntityRef(entity);
    const [states, { rows, total }, runs, { classifier, clearance }] =
      await Promise.all([
        this.#results.states(productRef, MOST_CHECKS, page.contract),
        this.#results.checks(productRef, page),
        this.#results.runs(productRef, RUNS),
        this.#masking.of(entity, credentials),
      ]);
    const judged = states as unknown as CheckResult[];
    const measuredAt =
      page.contract === undefined ? runs[0]?.ended_at : newestOf(states);
    return {
      ...summaryOf(judged),
      ...(measuredAt && { measuredAt }),
      dimensions: [...groupByDimension(judged)]
        .map(([dimension, group]) => ({ dimension, ...summaryOf(group) }))
        .sort((a, b) =>
          String(a.dimension ?? '~').localeCompare(String(b.dimension ?? '~')),
        ),
      checks: rows.map(row => maskCheck(checkOf(row), classifier, clearance)),
      totalChecks: total,
      runs: runs.map(({ id, tool, origin, ended_at, counts }) => ({
        id,
        tool,
        origin,
        endedAt: ended_at,
        counts: JSON.parse(counts),
      })),
    };
  }

  async getCheckHistory(
    ref: Ref,
    key: string,
    { credentials }: Caller,
  ): Promise<{ items: QualityHistoryItem[] }> {
    const entity = await this.#access.product(ref, credentials);
    const productRef = stringifyEntityRef(entity);
    const [check, rows, { classifier, clearance }] = await Promise.all([
      this.#results.check(productRef, key),
      this.#results.history(productRef, key, HISTORY),
      this.#masking.of(entity, credentials),
    ]);
    const items = rows.map(row => ({
      measuredAt: row.measured_at,
      status: row.status,
      observed: row.observed,
      failedRows: numberOf(row.failed_rows),
      totalRows: numberOf(row.total_rows),
    }));
    const shown = classifier.shows(
      {
        contractRef: check?.contract_ref ?? null,
        dataset: check?.dataset ?? null,
        column: check?.column ?? null,
      },
      clearance,
    );
    return { items: shown ? items : items.map(maskResult) };
  }

  /** Answers a pipeline for somebody who may see the product. */
  async gate(
    ref: Ref,
    request: GateRequest,
    { credentials }: Caller,
  ): Promise<QualityGate> {
    const entity = await this.#access.product(ref, credentials);
    return this.#judge(stringifyEntityRef(entity), request);
  }

  /**
   * Answers a pipeline that holds a token of the product.
   *
   * @throws NotFoundError where the token is of another product
   */
  async gateByToken(
    token: string,
    productRef: string,
    request: GateRequest,
  ): Promise<QualityGate | undefined> {
    const own = await this.#tokens.productOf(token, productRef);
    return own === undefined ? undefined : this.#judge(own, request);
  }

  async #judge(productRef: string, request: GateRequest) {
    const [states, [run]] = await Promise.all([
      this.#results.states(productRef, MOST_CHECKS),
      this.#results.runs(productRef, 1),
    ]);
    return judgeGate(
      states as unknown as CheckResult[],
      run?.ended_at,
      request,
      Date.now(),
    );
  }

  /** Takes results from somebody who answers for the product. */
  async report(
    ref: Ref,
    files: QualityResultsFile[],
    { credentials }: Caller,
  ): Promise<QualityReportReceipt> {
    const entity = await this.#access.productFor(
      qualityReportPermission,
      ref,
      credentials,
    );
    return this.#record(stringifyEntityRef(entity), files);
  }

  /**
   * Takes results from a holder of a token.
   *
   * @throws NotFoundError where the token is of another product; the answer does not say whether there is such a product
   */
  async reportByToken(
    token: string,
    productRef: string,
    files: QualityResultsFile[],
  ): Promise<QualityReportReceipt | undefined> {
    const own = await this.#tokens.productOf(token, productRef);
    return own === undefined ? undefined : this.#record(own, files);
  }

  async #record(
    productRef: string,
    files: QualityResultsFile[],
  ): Promise<QualityReportReceipt> {
    const receipt = await this.#intake.take(
      productRef,
      readQualityResults(files),
    );
    if (receipt.recorded + receipt.repeated === 0 && receipt.problems.length) {
      throw new InputError(
        `Nothing was recorded. ${receipt.problems
          .slice(0, 5)
          .map(({ file, message }) => `${file}: ${message}`)
          .join(' ')}`,
      );
    }
    this.#logger.info(
      `Recorded ${receipt.recorded} runs of quality checks for ${productRef}, ${receipt.repeated} were known`,
    );
    return receipt;
  }
}
