// SPDX-License-Identifier: Apache-2.0
import type {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  ConflictError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  coversClassification,
  type QualityEvidence,
} from '@meshwright/plugin-data-mesh-common';
import { checksOf } from '@meshwright/quality';
import type { ResultStore } from '../database';
import type { FailingRows } from '../measure/failingRows';
import type { ContractReader } from './ContractReader';
import type { Masking } from './Masking';

/** Rows that are shown. */
const ROWS = 50;
/** Readings at once on one replica; each may take a processor and some memory. */
const AT_ONCE = 2;
/** Name that checks of the portal itself go by. */
const OWN_TOOL = 'meshwright';
/** A cell may hold a document. */
const LONGEST_CELL = 500;

const noRows = (name: string) =>
  new ConflictError(
    `'${name}' is about the table as a whole: no single row fails it.`,
  );

/** Reads rows that fail a check, for the eyes of a person who may see them. Nothing of them is kept. @internal */
export class EvidenceService {
  readonly #contracts: ContractReader;
  readonly #failingRows: FailingRows;
  readonly #logger: LoggerService;
  readonly #masking: Masking;
  readonly #results: ResultStore;
  #reading = 0;

  constructor(options: {
    contracts: ContractReader;
    failingRows: FailingRows;
    logger: LoggerService;
    masking: Masking;
    results: ResultStore;
  }) {
    this.#contracts = options.contracts;
    this.#failingRows = options.failingRows;
    this.#logger = options.logger;
    this.#masking = options.masking;
    this.#results = options.results;
  }

  /**
   * Reads rows that fail a check now. Columns that the person is not cleared for are empty.
   *
   * @param product - that the person may see
   * @throws NotFoundError where there is no such check
   * @throws ConflictError where its rows cannot be read: another tool ran it, or it is not about single rows
   */
  async read(
    product: Entity,
    key: string,
    credentials: BackstageCredentials,
    signal?: AbortSignal,
  ): Promise<QualityEvidence> {
    const productRef = stringifyEntityRef(product);
    const row = await this.#results.check(productRef, key);
    if (!row) throw new NotFoundError('The product has no such check.');
    const asks = row.contract_ref?.startsWith('api:')
      ? row.contract_ref
      : undefined;
    const [{ classifier, clearance }, contracts] = await Promise.all([
      this.#masking.of(product, credentials, { classify: true }),
      this.#contracts.read(asks ? [asks] : [], credentials),
    ]);
    const one = contracts.get(asks ?? '');
    const object = one?.contract.schema.find(
      ({ name }) => name === row.dataset,
    );
    const check =
      object &&
      checksOf(one!.contract, object, { references: true }).checks.find(
        ({ id }) => id === row.name,
      );
    // A pipeline may report in the portal's own format; what the portal measures names its contract.
    const isOwn = row.tool === OWN_TOOL && asks !== undefined;
    if (isOwn && !one) {
      throw new NotFoundError(
        `There is no contract '${asks}', or you may not see it.`,
      );
    }
    if (isOwn && !check) throw noRows(row.name);
    if (!one || !object || !check) {
      throw new ConflictError(
        `The rows that fail '${row.name}' are kept by ${row.tool}, which ran the check; the portal has their number only.`,
      );
    }
    const rows = await this.#limited(() =>
      this.#failingRows({
        contract: one.entity,
        product,
        dataset: object.name,
        check: check.id,
        limit: ROWS + 1,
        signal,
      }),
    );
    if (!rows) throw noRows(row.name);
    const names = Object.keys(rows[0] ?? {});
    const columns = names.map(name => {
      // How often a value stands there is no value.
      const classification =
        check.measure.kind === 'duplicates' && name === 'repeated'
          ? ('public' as const)
          : classifier.ofColumn(object, name);
      return {
        name,
        classification,
        masked: !coversClassification(clearance, classification),
      };
    });
    return {
      columns,
      rows: rows
        .slice(0, ROWS)
        .map(cells =>
          columns.map(({ name, masked }) =>
            masked ? null : textOf(cells[name]),
          ),
        ),
      more: rows.length > ROWS,
      readAt: new Date().toISOString(),
      clearance,
    };
  }

  async #limited<T>(work: () => Promise<T>): Promise<T> {
    if (this.#reading >= AT_ONCE) {
      throw new ServiceUnavailableError(
        'Others are reading rows at the moment. Try again in a few seconds.',
      );
    }
    this.#reading++;
    try {
      return await work();
    } catch (error) {
      // What an engine says may hold values and names of places.
      this.#logger.warn(`Rows could not be read: ${(error as Error).message}`);
      throw new ServiceUnavailableError(
        'The data could not be read at the moment. Whoever runs the portal finds the reason in its log.',
      );
    } finally {
      this.#reading--;
    }
  }
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text =
    typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…` : text;
}
