/** Turns Arabic-Indic (٠–٩) and Persian (۰–۹) digits into 0–9; everything else stays as it is. */
export const foldDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf));

/** Turns 0–9 into ٠–٩, for papers and counts read in Arabic. */
export const toArabicDigits = (value: string | number): string =>
  String(value).replace(/[0-9]/g, (digit) => String.fromCharCode(0x0660 + Number(digit)));
