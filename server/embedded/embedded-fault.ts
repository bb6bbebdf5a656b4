/** What can keep the embedded database from starting through no bug of ours; each has a sentence for the person at the machine. */
export type EmbeddedFaultKind =
  | 'folder-unwritable'
  | 'folder-unreachable'
  | 'no-space'
  | 'other-version'
  | 'settings-lost'
  | 'already-running'
  | 'no-binaries'
  | 'not-started';

/** The message is one line, Arabic then English, and is all that needs to be shown. */
export interface EmbeddedFault extends Error {
  readonly name: 'EmbeddedFault';
  readonly kind: EmbeddedFaultKind;
}

export function embeddedFault(
  kind: EmbeddedFaultKind,
  arabic: string,
  english: string,
  cause?: unknown,
): EmbeddedFault {
  return Object.assign(new Error(`${arabic} / ${english}`, { cause }), { name: 'EmbeddedFault', kind } as const);
}

/** Tells a fault that is explained from a bug. */
export function isEmbeddedFault(error: unknown): error is EmbeddedFault {
  return error instanceof Error && error.name === 'EmbeddedFault';
}

/** The disk is full, whoever noticed it first. */
export function noSpace(folder: string, cause?: unknown): EmbeddedFault {
  return embeddedFault(
    'no-space',
    `لا توجد مساحة كافية على القرص لمجلد البيانات «${folder}». أفرِغ بعض المساحة ثم أعد التشغيل.`,
    `There is not enough disk space for the data folder "${folder}". Free some space, then start again.`,
    cause,
  );
}

/** Explains a refusal of the file system; an error of another kind is a bug and comes back as it is. */
export function fromFileError(folder: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return noSpace(folder, error);
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EEXIST':
      return embeddedFault(
        'folder-unwritable',
        `لا يمكن الكتابة في مجلد البيانات «${folder}». اختر مجلدًا آخر أو أصلِح صلاحياته.`,
        `The data folder "${folder}" cannot be written to. Choose another folder or mend its permissions.`,
        error,
      );
    default:
      return error;
  }
}
