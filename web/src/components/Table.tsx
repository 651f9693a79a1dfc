import type { ComponentChildren, Key } from 'preact';
import './Table.css';

export interface Column<T> {
  head: string;
  cell: (row: T) => ComponentChildren;
  /** Figures stand to the right. */
  figure?: boolean;
  /** The cell that names the row. */
  names?: boolean;
  /** Takes what room is left. */
  wide?: boolean;
  /** The head is only read out. */
  quiet?: boolean;
}

/** Rows under heads; on a narrow screen every row becomes a small card with the heads beside the values. */
export function Table<T>({ caption, columns, rows, rowKey, empty }: {
  /** What the table shows: read out, not seen. */
  caption: ComponentChildren;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => Key;
  empty?: ComponentChildren;
}) {
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>;
  return (
    <div class="table-room">
      <table class="table" role="table">
        <caption class="visually-hidden">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.head} scope="col" role="columnheader" class={classOf(column)}>
                {column.quiet ? <span class="visually-hidden">{column.head}</span> : column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row">
              {columns.map((column) => column.names
                ? <th key={column.head} scope="row" role="rowheader" class={classOf(column)}>{column.cell(row)}</th>
                : (
                  <td key={column.head} role="cell" class={classOf(column)} data-head={column.quiet ? '' : column.head}>
                    {column.cell(row)}
                  </td>
                ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const classOf = <T,>(column: Column<T>) =>
  [column.figure ? 'table-figure' : '', column.wide ? 'table-wide' : ''].filter(Boolean).join(' ') || undefined;
