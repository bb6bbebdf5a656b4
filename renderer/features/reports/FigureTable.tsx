import type { ReportCell, ReportTable } from '../../papers/report-tables.ts';
import styles from './Reports.module.css';

/** A part of the report: a table to whoever hears it, with a bar beside each first number to whoever sees it. */
export function FigureTable({ table }: { readonly table: ReportTable }) {
  const { title, heads, rows, total, form } = table;
  const most = Math.max(1, ...rows.map(({ cells }) => cells[0]?.value ?? 0));
  const [first, ...others] = heads;
  return (
    <table className={styles.table} aria-label={title} data-form={form}>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {others.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, label, cells }) => (
          <tr key={id}>
            <th scope="row">
              <bdi>{label}</bdi>
            </th>
            {cells.map((cell, index) => (
              <Cell key={heads[index + 1]} cell={cell} most={index === 0 && form === 'BARS' ? most : null} />
            ))}
          </tr>
        ))}
      </tbody>
      {total && rows.length > 1 && (
        <tfoot>
          <tr>
            <th scope="row">{total.label}</th>
            {total.cells.map((cell, index) => (
              <Cell key={heads[index + 1]} cell={cell} most={null} />
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function Cell({ cell: { text, value }, most }: { readonly cell: ReportCell; readonly most: number | null }) {
  return (
    <td data-withheld={value === null}>
      {most !== null && <progress className={styles.amount} max={most} value={value ?? 0} aria-hidden="true" />}
      <bdi>{text}</bdi>
    </td>
  );
}
