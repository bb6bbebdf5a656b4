import type { PushTransaction } from '#server/ports.ts';

/** The same transaction, with a step counted before each call. */
export function interruptible(transaction: PushTransaction, step: () => Promise<void> | void): PushTransaction {
  const {
    lockMarks,
    standing,
    loadRecords,
    earlierOutcomes,
    claimSlot,
    placedBeside,
    releaseSlot,
    partiesOf,
    slotsOf,
  } = transaction;
  const { logOperations, audit, decisionsAbout, forgottenAmong, forgetHistory, writeRecords } = transaction;
  const { lockHolds, whatIsHeld, mergesInto } = transaction;
  const counted =
    <Parameters extends unknown[], Value>(call: (...parameters: Parameters) => Promise<Value>) =>
    async (...parameters: Parameters): Promise<Value> => {
      await step();
      return call(...parameters);
    };
  return {
    lockMarks: counted(lockMarks),
    standing: counted(standing),
    loadRecords: counted(loadRecords),
    earlierOutcomes: counted(earlierOutcomes),
    claimSlot: counted(claimSlot),
    placedBeside: counted(placedBeside),
    releaseSlot: counted(releaseSlot),
    partiesOf: counted(partiesOf),
    slotsOf: counted(slotsOf),
    logOperations: counted(logOperations),
    audit: counted(audit),
    decisionsAbout: counted(decisionsAbout),
    lockHolds: counted(lockHolds),
    whatIsHeld: counted(whatIsHeld),
    mergesInto: counted(mergesInto),
    forgottenAmong: counted(forgottenAmong),
    forgetHistory: counted(forgetHistory),
    writeRecords: counted(writeRecords),
  };
}
