/*
 * The Umm al-Qura calendar of the Kingdom, 1 Muharram 1356 to 30 Dhu al-Hijjah 1500 (14 March 1937 to 16 November 2077):
 * the range of the published tables. Frozen here, so that a date never changes with the engine's calendar data.
 *
 * One group of three hexadecimal digits is one year: bit 0 is Muharram, bit 11 Dhu al-Hijjah; 1 = 30 days, 0 = 29.
 * A test compares all 1,740 months with the calendar data of the engine it runs on.
 */
const monthLengths = [
  'eaa e94 d2a c56 4ae a6d 56a d55 d4a a93', // 1356
  '52b a5b 53a 6b5 ea9 d52 d29 a55 4ad 56d', // 1366
  'aea 6e4 ed1 da2 aaa 95a 2da 5b9 bb2 764', // 1376
  '6c9 555 2ab 4db aba 5b4 da9 d52 aa5 92d', // 1386
  '26d 8ed 2da ad5 aa5 a4b 497 937 2b6 975', // 1396
  'd69 d52 c95 92b 25b 4db 9d5 5d2 da5 d4a', // 1406
  'a95 54d aad 3aa bd2 bc4 b89 a95 52d 5ad', // 1416
  'b6a 6d4 dc9 d92 aa6 956 2ae 56d 36a b55', // 1426
  'aaa 94d 49d 95d 2ba 5b5 5aa d55 a9a 92e', // 1436
  '26e 55d ada 6d4 6a5 b27 a4d 4ad 56d b5a', // 1446
  '754 f49 e92 d26 a56 356 6b5 baa b92 b25', // 1456
  '68b a9b 55a ada 5b4 da9 b52 a9a 536 276', // 1466
  '575 af2 6d4 6a9 555 2ad 4bd 9ba 574 b69', // 1476
  'b52 a95 52d a5d 4da ad9 6b2 e95 e2a c96', // 1486
  '92e aad 56a d65 d4a', // 1496
].flatMap((line) => line.split(' ').map((digits) => Number.parseInt(digits, 16)));

export const firstHijriYear = 1356;
export const lastHijriYear = firstHijriYear + monthLengths.length - 1;

/** 1 Muharram 1356 = 14 March 1937, in days since 1970-01-01. */
const firstDay = -11_981;

/**
 * The first day of each month as days since 1970-01-01: index 0 is Muharram 1356, and one entry more than there are
 * months, the first day past the table.
 */
export const hijriMonthStarts: readonly number[] = Object.freeze(
  monthLengths.reduce(
    (starts, year) => {
      for (let month = 0; month < 12; month += 1) starts.push((starts.at(-1) ?? firstDay) + 29 + ((year >> month) & 1));
      return starts;
    },
    [firstDay],
  ),
);
