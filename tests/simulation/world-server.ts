import type { Device } from '#server/ports.ts';
import type { DigestRequest, DigestResponse } from '#shared/contract/digest.ts';
import type { HelloResponse } from '#shared/contract/hello.ts';
import type { PullRequest, PullResponse } from '#shared/contract/pull.ts';
import type { PushRequest, PushResponse } from '#shared/contract/push.ts';
import type { RepairRequest, RepairResponse } from '#shared/contract/repair.ts';
import type { StreamLine } from '#shared/contract/stream.ts';
import type { Section } from '#shared/association/section.ts';
import type { SyncRecord } from '#shared/sync/record.ts';
import type { LoggedInMemory } from '#tests/fakes/memory-sync-storage.ts';

/** Everything that a server has committed. */
export interface ServerState {
  readonly epoch: number;
  /** The last sequence number given out. */
  readonly high: number;
  /** In the order in which they were taken. */
  readonly log: readonly LoggedInMemory[];
  readonly records: ReadonlyMap<string, { readonly record: SyncRecord }>;
  /** `scope table/id` of every record that left a scope. */
  readonly exits: Pick<ReadonlySet<string>, 'has'>;
}

/** A server as a story sees it: what it answers, what it holds, and what can happen to it. */
export interface WorldServer {
  /** One for each desk of the story, and one of a stranger. */
  readonly devices: readonly Device[];
  /** Who works at the desks. */
  readonly userId: string | null;
  hello(device: Device): Promise<HelloResponse>;
  push(device: Device, request: PushRequest): Promise<PushResponse>;
  pull(device: Device, request: PullRequest): Promise<PullResponse>;
  stream(device: Device, request: PullRequest): AsyncGenerator<StreamLine>;
  digest(device: Device, request: DigestRequest): Promise<DigestResponse>;
  repair(device: Device, request: RepairRequest): Promise<RepairResponse>;
  /** Refusals and failures as a desk hears of them. */
  asHeard<Answer>(answer: () => Promise<Answer>): Promise<Answer>;
  state(): Promise<ServerState>;
  /** The server fails in front of the n-th step of its next work, or does not if it makes fewer. */
  failAt(step: number): void;
  /** From now on the desk serves these sections alone. */
  serve(device: Device, sections: readonly Section[]): Promise<void>;
  /** What the desk may hold now. */
  scopes(device: Device): Promise<readonly string[]>;
  backUp(): Promise<void>;
  /** Gives the stamps of the operations that it has lost by it. */
  restore(): Promise<Set<string>>;
  /** What is still under way there, although nobody waits for its answer, is done. */
  settled(): Promise<void>;
  end(): Promise<void>;
}
