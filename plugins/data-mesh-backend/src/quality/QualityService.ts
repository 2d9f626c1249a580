// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import {
  type ProductQuality,
  type QualityCheck,
  type QualityGate,
  type QualityHistoryItem,
  qualityReportPermission,
  type QualityReportReceipt,
  type QualityResultsFile,
  type QualityToken,
  qualityTokenManagePermission,
} from '@meshwright/plugin-data-mesh-common';
import {
  type CheckResult,
  groupByDimension,
  readQualityResults,
  scoreChecks,
} from '@meshwright/quality';
import type { EntityAccess } from '../access';
import type { Masking } from './evidence/Masking';
import { maskCheck, maskResult } from './evidence/maskCheck';
import { type GateRequest, judgeGate } from './gate';
import type { ResultIntake } from './ResultIntake';
import {
  type CheckRow,
  noCounts,
  type ResultStore,
  type TokenRow,
  type TokenStore,
} from './database';

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

const numberOf = (value: number | string | null) =>
  value === null ? null : Number(value);

/** Answers what is known of the quality of products, and takes results. @internal */
export class QualityService {
  readonly #access: EntityAccess;
  readonly #auth: AuthService;
  readonly #intake: ResultIntake;
  readonly #logger: LoggerService;
  readonly #masking: Masking;
  readonly #results: ResultStore;
  readonly #tokens: TokenStore;

  constructor(options: {
    access: EntityAccess;
    auth: AuthService;
    intake: ResultIntake;
    logger: LoggerService;
    masking: Masking;
    results: ResultStore;
    tokens: TokenStore;
  }) {
    this.#access = options.access;
    this.#auth = options.auth;
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
      checks: rows.map(row => maskCheck(toCheck(row), classifier, clearance)),
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
    const own = await this.#productOf(token, productRef);
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

  /** The product that a token is good for, which has to be the one that is asked for. */
  async #productOf(token: string, productRef: string) {
    const own = await this.#tokens.productOf(token);
    if (own !== undefined && own !== productRef) {
      throw new NotFoundError('The token is good for another product only.');
    }
    return own;
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
    const own = await this.#productOf(token, productRef);
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

  async listTokens(
    ref: Ref,
    { credentials }: Caller,
  ): Promise<{ items: QualityToken[] }> {
    const entity = await this.#access.productFor(
      qualityTokenManagePermission,
      ref,
      credentials,
    );
    const rows = await this.#tokens.list(stringifyEntityRef(entity));
    return { items: rows.map(toToken) };
  }

  async createToken(
    ref: Ref,
    request: { name: string; days: number },
    { credentials }: Caller,
  ): Promise<QualityToken & { token: string }> {
    const entity = await this.#access.productFor(
      qualityTokenManagePermission,
      ref,
      credentials,
    );
    const createdBy = this.#auth.isPrincipal(credentials, 'user')
      ? credentials.principal.userEntityRef
      : 'another backend';
    const { row, token } = await this.#tokens.create(
      stringifyEntityRef(entity),
      { ...request, createdBy },
    );
    return { ...toToken(row), token };
  }

  async deleteToken(ref: Ref, id: string, { credentials }: Caller) {
    const entity = await this.#access.productFor(
      qualityTokenManagePermission,
      ref,
      credentials,
    );
    if (!(await this.#tokens.remove(stringifyEntityRef(entity), id))) {
      throw new NotFoundError('There is no such token.');
    }
  }
}

function summaryOf(checks: CheckResult[]) {
  const counts = noCounts();
  for (const { status } of checks) counts[status]++;
  return { score: scoreChecks(checks).value, counts };
}

/** Whether the portal may be able to read the rows that fail a check: it ran the check itself, and some did. */
const hasEvidence = (row: CheckRow) =>
  row.tool === 'meshwright' &&
  row.contract_ref !== null &&
  Number(row.failed_rows ?? 0) > 0;

function toCheck(row: CheckRow): QualityCheck {
  return {
    key: row.check_key,
    name: row.name,
    dataset: row.dataset,
    column: row.column,
    dimension: row.dimension,
    severity: row.severity,
    status: row.status,
    observed: row.observed,
    expected: row.expected,
    failedRows: numberOf(row.failed_rows),
    totalRows: numberOf(row.total_rows),
    message: row.message,
    contract: row.contract_ref,
    ...(hasEvidence(row) && { evidence: true }),
    tool: row.tool,
    measuredAt: row.measured_at,
    since: row.since,
  };
}

function toToken(row: TokenRow): QualityToken {
  return {
    id: row.id,
    name: row.name,
    createdBy: row.created_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    ...(row.last_used_at && { lastUsedAt: row.last_used_at }),
  };
}
