// SPDX-License-Identifier: Apache-2.0
import { positionsOf } from '@meshwright/contracts';
import type { ReadResult } from '@meshwright/contracts';
import type { ContractViewState } from './ContractViewState';
import { DocumentSection } from './document/DocumentSection';
import { QualitySection } from './quality/QualitySection';
import { SchemaSection } from './schema/SchemaSection';
import { AccessSection } from './sections/AccessSection';
import { ServerSection } from './sections/ServerSection';
import { ServiceLevelSection } from './sections/ServiceLevelSection';
import { TeamSection } from './sections/TeamSection';
import type { ContractSection } from './sections/types';

/** @internal */
export interface ContractSectionContentProps {
  section: ContractSection;
  document: string;
  result: ReadResult;
  state: ContractViewState;
  onStateChange: (state: ContractViewState) => void;
  hrefOf?: (state: ContractViewState) => string;
}

/** The part of a contract that is chosen; for a document that is no contract always the document. @internal */
export function ContractSectionContent(props: ContractSectionContentProps) {
  const { section, document, result, state, onStateChange, hrefOf } = props;
  const { contract } = result;
  if (section === 'document' || !contract) {
    return (
      <DocumentSection
        document={document}
        result={result}
        line={state.line}
        hrefOfLine={line =>
          hrefOf?.({ section: 'document', line }) ?? `#line-${line}`
        }
      />
    );
  }
  switch (section) {
    case 'quality':
      return (
        <QualitySection
          contract={contract}
          onOpenColumn={column => onStateChange({ section: 'schema', column })}
        />
      );
    case 'service-levels':
      return <ServiceLevelSection contract={contract} />;
    case 'servers':
      return <ServerSection contract={contract} />;
    case 'access':
      return <AccessSection contract={contract} />;
    case 'team':
      return <TeamSection contract={contract} />;
    default:
      return (
        <SchemaSection
          contract={contract}
          column={state.column}
          onOpenDocument={pointer =>
            onStateChange({
              section: 'document',
              line: positionsOf(document, [pointer]).get(pointer)?.line,
            })
          }
          onColumnChange={column =>
            onStateChange({ section: 'schema', column })
          }
        />
      );
  }
}
