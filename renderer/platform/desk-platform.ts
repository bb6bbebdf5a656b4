import type { BackupPlan, BackupState } from '#shared/backup/backup-plan.ts';
import type { Enrolment, EnrolmentOffer } from '#shared/contract/enrolment.ts';
import type { IpcInput, IpcOutput } from '#shared/contract/ipc.ts';

/** Where accepted changes are written before anything else. */
export interface Journal {
  read(): Promise<{ readonly entries: readonly Uint8Array[]; readonly damaged: number }>;
  /** Resolves when the entry is on the disk. */
  append(entry: Uint8Array): Promise<void>;
  /** Throws away what lies before an entry, at once or not at all; false where it is not there. */
  trim(first: Uint8Array): Promise<boolean>;
}

/** Who this desk is. */
export interface Identity {
  deviceKey(): Promise<{ readonly key: Uint8Array; readonly protection: 'system' | 'file' }>;
  read(): Promise<{
    readonly enrolment: Enrolment | null;
    readonly offer: EnrolmentOffer | null;
    /** It was a desk, and what its keys are sealed with is gone. */
    readonly isShutOut: boolean;
  }>;
  write(enrolment: Enrolment): Promise<void>;
  /** Makes a desk that was shut out the same desk again, with another key of the computer. */
  renew(enrolment: Enrolment): Promise<void>;
  /** Takes a server's address and code typed by a person; the page may be opened anew. */
  chooseServer(offer: EnrolmentOffer): Promise<void>;
  /** The ring of wrapped keys, as text; null where nobody has signed in yet. */
  readRing(): Promise<string | null>;
  /** Resolves when it is on the disk, whole. */
  writeRing(text: string): Promise<void>;
  /** Destroys the desk's keys, journal and enrolment on this computer; the page may be opened anew. */
  wipe(): Promise<void>;
}

/** The papers that printers here take. */
export type PaperSize = IpcInput<'document:print'>['paper'];

/** Finished papers on their way out. */
export interface Papers {
  save(suggestedName: string, bytes: Uint8Array): Promise<IpcOutput<'document:save'>>;
  /** Many files into one folder. */
  saveAll(files: IpcInput<'document:save-all'>['files']): Promise<IpcOutput<'document:save-all'>>;
  /** Names of this computer's printers; none where the desk cannot drive them. */
  printers(): Promise<string[]>;
  print(job: IpcInput<'document:print'>): Promise<IpcOutput<'document:print'>>;
}

/** Where this desk's own backups go. Each answers where they stand now. */
export interface Backups {
  read(): Promise<BackupState>;
  /** Asks the person for a folder. */
  chooseFolder(): Promise<BackupState>;
  configure(plan: BackupPlan): Promise<BackupState>;
  write(deskCode: string, bytes: Uint8Array): Promise<BackupState>;
  /** Notes why there is nothing to write. */
  fail(reason: 'no-key'): Promise<BackupState>;
}

/** What the desk needs of the machine it runs on. One implementation for Electron, one for browsers. */
export interface DeskPlatform {
  readonly kind: 'desktop' | 'browser';
  readonly journal: Journal;
  readonly identity: Identity;
  readonly papers: Papers;
  /** Null in browsers, which write into no folder by themselves. */
  readonly backups: Backups | null;
  /** Opens a drafted WhatsApp message (`https://wa.me/…`) or a number to dial (`tel:…`) outside the desk. */
  openOutside(address: string): Promise<void>;
  /** Opens the screen of the waiting room; says whether it stands on a screen of its own. */
  openQueueDisplay(): Promise<IpcOutput<'display:open'>['screen']>;
  /** Tells of every call that the telephone hands over, for as long as the page is open; browsers hear of none. */
  onIncomingCall(listener: (number: string) => void): void;
}

/** A fault of the machine, by a code that the language files explain. */
export class PlatformError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`platform fault: ${code}`);
    this.code = code;
  }
}
