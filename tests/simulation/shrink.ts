/** Leaves out as many steps as it can while `fails` still holds: halves first, then single ones, until none can go. */
export async function shrink(
  steps: readonly number[],
  fails: (some: readonly number[]) => Promise<boolean>,
): Promise<number[]> {
  let kept = [...steps];
  for (let size = Math.ceil(kept.length / 2); size >= 1;) {
    let hasShrunk = false;
    for (let start = 0; start < kept.length;) {
      const without = [...kept.slice(0, start), ...kept.slice(start + size)];
      if (await fails(without)) {
        kept = without;
        hasShrunk = true;
      } else start += size;
    }
    if (size > 1) size = Math.floor(size / 2);
    else if (!hasShrunk) break;
  }
  return kept;
}
