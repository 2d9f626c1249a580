// SPDX-License-Identifier: Apache-2.0
import { forwardRef, memo } from 'react';
import type { MouseEvent } from 'react';
import ToggleIcon from '@material-ui/icons/ChevronRight';
import KeyIcon from '@material-ui/icons/VpnKeyOutlined';
import { ClassificationLabel } from '../../trust';
import { plural } from '../../words';
import { constraintWords } from './constraintWords';
import { Highlight } from './Highlight';
import { useSchemaGridStyles } from './schemaGridStyles';
import { typeOf } from './schemaTree';
import type { SchemaNode } from './schemaTree';
import type { SchemaRow } from './visibleRows';

const INDENT = 20;

/** @internal */
export interface SchemaTreeRowProps {
  row: SchemaRow;
  index: number;
  words: string[];
  selected: boolean;
  /** Whether the tab key reaches this row. */
  active: boolean;
  /** Leaves out classification and description, which are shown beside the grid. */
  narrow: boolean;
  onToggle: (node: SchemaNode, open: boolean) => void;
  onSelect: (node: SchemaNode) => void;
  onFocus: (index: number) => void;
}

/** A table or column as a row of the grid. @internal */
export const SchemaTreeRow = memo(
  forwardRef<HTMLDivElement, SchemaTreeRowProps>(function TreeRow(props, ref) {
    const { row, index, words, selected, active, narrow } = props;
    const { node, expanded } = row;
    const classes = useSchemaGridStyles();
    const { property, object } = node;
    const description = (property ?? object)?.description;
    const toggle = (event: MouseEvent) => {
      event.stopPropagation();
      props.onToggle(node, !expanded);
    };
    const className = [
      classes.row,
      classes.body,
      narrow && classes.narrow,
      selected && classes.selected,
    ]
      .filter(Boolean)
      .join(' ');
    return (
      // Keys are handled by the grid that all rows are in.
      // eslint-disable-next-line jsx-a11y/click-events-have-key-events
      <div
        ref={ref}
        role="row"
        className={className}
        aria-level={row.level}
        aria-posinset={row.position}
        aria-setsize={row.siblings}
        aria-rowindex={index + 2}
        aria-expanded={expanded}
        aria-selected={selected}
        tabIndex={active ? 0 : -1}
        onClick={() => props.onSelect(node)}
        onFocus={() => props.onFocus(index)}
      >
        <div
          role="gridcell"
          className={classes.name}
          style={{ paddingLeft: (row.level - 1) * INDENT }}
        >
          {/* The row's own keys open and close it. */}
          {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
          <span
            className={classes.toggle}
            onClick={expanded === undefined ? undefined : toggle}
          >
            {expanded !== undefined && (
              <ToggleIcon
                className={`${classes.toggleIcon} ${
                  expanded ? classes.toggleOpen : ''
                }`}
                aria-hidden="true"
              />
            )}
          </span>
          <span
            className={`${classes.cut} ${
              property ? classes.column : classes.table
            }`}
            title={node.name}
          >
            <Highlight text={node.name} words={words} />
          </span>
          {property?.primaryKey && (
            <KeyIcon className={classes.keyIcon} aria-hidden="true" />
          )}
        </div>
        <div role="gridcell" className={`${classes.cut} ${classes.quiet}`}>
          {property
            ? typeOf(property) ?? property.physicalType ?? ''
            : plural(node.children.length, 'column', 'columns')}
        </div>
        <div role="gridcell" className={`${classes.cut} ${classes.wide}`}>
          {property && constraintWords(property)}
        </div>
        {!narrow && (
          <>
            <div role="gridcell" className={`${classes.cut} ${classes.wide}`}>
              {property?.classification && (
                <ClassificationLabel classification={property.classification} />
              )}
            </div>
            <div
              role="gridcell"
              className={`${classes.cut} ${classes.wide}`}
              title={description}
            >
              {description && <Highlight text={description} words={words} />}
            </div>
          </>
        )}
      </div>
    );
  }),
);
