import styles from './Bars.module.css';

/** One bar: what it stands for, its length, and the number as it is read. */
export interface Bar {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly text: string;
}

interface BarsProps {
  readonly label: string;
  readonly bars: readonly Bar[];
  /** The value of a full bar; left out, the largest. */
  readonly most?: number;
}

/** Amounts beside each other, each with its name and its number: a table to those who hear the screen, bars to those who see it. */
export function Bars({ label, bars, most = Math.max(1, ...bars.map(({ value }) => value)) }: BarsProps) {
  return (
    <table className={styles.bars} aria-label={label}>
      <tbody>
        {bars.map(({ id, label, value, text }) => (
          <tr key={id}>
            <th scope="row">{label}</th>
            <td className={styles.amount}>
              <progress className={styles.bar} max={most} value={value} aria-hidden="true" />
              {text}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
