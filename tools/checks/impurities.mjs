/** What must not stand in a committed file: the repository speaks of the product alone. */

/** @type {{ what: string, pattern: RegExp, only?: RegExp }[]} */
const IMPURITIES = [
  { what: 'a path of one machine', pattern: /(?<![\w.~-])\/(?:work|root|home|Users)\/\w|[A-Z]:\\Users\\/ },
  { what: 'the host of a package registry', pattern: /registry\.(?:npmjs|yarnpkg)\.\w+|deb\.debian\.org/ },
  { what: 'a merge left unfinished', pattern: /^(?:<{7}|>{7}) / },
  { what: 'a note of unfinished work', pattern: /\b(?:TODO|FIXME|XXX|HACK)\b/, only: /\.(ts|tsx|mjs|cjs|css|html)$/ },
  { what: 'a test that shuts the others out', pattern: /\b(?:test|it|describe)\.only\b/, only: /^tests\// },
  { what: 'a stop for the debugger', pattern: /^\s*debugger\b/, only: /\.(ts|tsx|mjs|cjs)$/ },
];

/**
 * @param {string} path below the repository's root
 * @param {string} text
 * @returns {string[]} one sentence for each, with the line it stands in
 */
export function impuritiesOf(path, text) {
  return text
    .split('\n')
    .flatMap((line, index) =>
      IMPURITIES.filter(({ pattern, only }) => (only?.test(path) ?? true) && pattern.test(line)).map(
        ({ what }) => `${path}:${index + 1}: ${what}: ${line.trim().slice(0, 120)}`,
      ),
    );
}
