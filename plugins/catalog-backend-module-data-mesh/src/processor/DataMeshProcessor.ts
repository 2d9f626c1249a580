// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import {
  type CatalogProcessor,
  type CatalogProcessorCache,
  type CatalogProcessorEmit,
  type LocationSpec,
  processingResult,
} from '@backstage/plugin-catalog-node';
import {
  isDataContractEntity,
  isDataProductEntity,
  MESHWRIGHT_API_VERSION,
  SOURCE_ANNOTATION,
} from '@meshwright/plugin-data-mesh-common';
import { classifyContract } from './classifyContract';
import { portRelations } from './portRelations';
import type { StatedEntityMender } from './StatedEntityMender';

/** What the catalog does with entities of the mesh beyond what its model layer says. @internal */
export class DataMeshProcessor implements CatalogProcessor {
  readonly #mender: StatedEntityMender;

  constructor(options: { mender: StatedEntityMender }) {
    this.#mender = options.mender;
  }

  getProcessorName() {
    return 'DataMeshProcessor';
  }

  async preProcessEntity(
    entity: Entity,
    _location: LocationSpec,
    _emit: CatalogProcessorEmit,
    _originLocation: LocationSpec,
    cache: CatalogProcessorCache,
  ): Promise<Entity> {
    const fromSource = entity.metadata.annotations?.[SOURCE_ANNOTATION];
    const isOurs =
      entity.apiVersion === MESHWRIGHT_API_VERSION ||
      isDataContractEntity(entity);
    const mended =
      isOurs && !fromSource ? await this.#mender.mend(entity, cache) : entity;
    return isDataContractEntity(mended)
      ? classifyContract(mended, cache)
      : mended;
  }

  async postProcessEntity(
    entity: Entity,
    _location: LocationSpec,
    emit: CatalogProcessorEmit,
  ): Promise<Entity> {
    if (isDataProductEntity(entity)) {
      for (const relation of portRelations(entity)) {
        emit(processingResult.relation(relation));
      }
    }
    return entity;
  }
}
