import { classNames } from '../class-names.ts';
import styles from './Identifier.module.css';

interface IdentifierProps {
  /** As it is written: «050 123 4567», «10••••4471», «1448/03/00412/36». */
  readonly children: string;
  readonly isStrong?: boolean;
}

/** A phone, id, reference or ticket number: Latin digits, read left to right in any paragraph. */
export function Identifier({ children, isStrong = false }: IdentifierProps) {
  return (
    <bdi dir="ltr" className={classNames(styles.identifier, isStrong && styles.strong)}>
      {children}
    </bdi>
  );
}
