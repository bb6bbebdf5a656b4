/*
 * Signs in a reading that stand beside the fourteen classes of consonants, each there to keep two names apart that
 * would otherwise read alike.
 */

/** «عبد» at the head of a name; its article and the letter it is assimilated to are left out. */
export const servant = 'BD';

/** «الله» inside a name, so that «عبدالله» is not «عبدالإله». */
export const allah = 'A';

/** A sounded ه at the end of a word, so that «سمية» is not «سماح»; a Latin h there may be either. */
export const soundedHeh = 'E';
