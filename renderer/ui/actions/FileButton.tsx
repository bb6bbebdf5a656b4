import { useRef } from 'react';
import { Button, type ButtonProps } from './Button.tsx';
import styles from './FileButton.module.css';

interface FileButtonProps extends Omit<ButtonProps, 'onPress' | 'type' | 'ref'> {
  /** Ends of file names that are offered, each with its dot. */
  readonly accept: readonly string[];
  readonly onFile: (bytes: Uint8Array<ArrayBuffer>) => void;
}

/** A button that asks for a file of this computer and hands over what is in it. */
export function FileButton({ accept, onFile, ...button }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: File | undefined): Promise<void> => {
    if (file) onFile(new Uint8Array(await file.arrayBuffer()));
    // The same file may be chosen again.
    if (input.current) input.current.value = '';
  };
  return (
    <>
      <Button {...button} onPress={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        className={styles.input}
        accept={accept.join(',')}
        tabIndex={-1}
        aria-hidden="true"
        onChange={({ target }) => void take(target.files?.[0])}
      />
    </>
  );
}
