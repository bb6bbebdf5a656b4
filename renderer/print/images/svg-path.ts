/** How many numbers each path command takes. */
const ARITY: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, Z: 0 };

/** Further points after a moveto are joined by lines. */
const LINES_AFTER_MOVE: Readonly<Record<string, string>> = { M: 'L', m: 'l' };

/**
 * SVG path data as PDF path operators in the same units. Undefined if it holds a command that PDF has no operator for
 * (arcs) or does not read as a path at all.
 */
export function pdfPath(data: string): string | undefined {
  const operators: string[] = [];
  let [x, y, startX, startY, handleX, handleY] = [0, 0, 0, 0, 0, 0];
  let previous = '';
  for (const { command, numbers } of commandsOf(data) ?? [{ command: '?', numbers: [] }]) {
    const letter = command.toUpperCase();
    if (!(letter in ARITY)) return undefined;
    const isRelative = command !== letter;
    const at = (i: number): number => numbers[i] ?? 0;
    const px = (i: number): number => at(i) + (isRelative ? x : 0);
    const py = (i: number): number => at(i) + (isRelative ? y : 0);
    let [nextX, nextY] = [x, y];
    const curve = (x1: number, y1: number, x2: number, y2: number): void => {
      operators.push(`${[x1, y1, x2, y2, nextX, nextY].map(short).join(' ')} c`);
      [handleX, handleY] = [x2, y2];
    };
    const quadratic = (cx: number, cy: number): void => {
      curve(
        x + (2 / 3) * (cx - x),
        y + (2 / 3) * (cy - y),
        nextX + (2 / 3) * (cx - nextX),
        nextY + (2 / 3) * (cy - nextY),
      );
      [handleX, handleY] = [cx, cy];
    };
    const mirrored = (after: string): [number, number] =>
      after.includes(previous) ? [2 * x - handleX, 2 * y - handleY] : [x, y];
    switch (letter) {
      case 'M':
      case 'L':
        [nextX, nextY] = [px(0), py(1)];
        if (letter === 'M') [startX, startY] = [nextX, nextY];
        operators.push(`${short(nextX)} ${short(nextY)} ${letter === 'M' ? 'm' : 'l'}`);
        break;
      case 'H':
      case 'V':
        if (letter === 'H') nextX = px(0);
        else nextY = py(0);
        operators.push(`${short(nextX)} ${short(nextY)} l`);
        break;
      case 'C':
        [nextX, nextY] = [px(4), py(5)];
        curve(px(0), py(1), px(2), py(3));
        break;
      case 'S':
        [nextX, nextY] = [px(2), py(3)];
        curve(...mirrored('CS'), px(0), py(1));
        break;
      case 'Q':
        [nextX, nextY] = [px(2), py(3)];
        quadratic(px(0), py(1));
        break;
      case 'T':
        [nextX, nextY] = [px(0), py(1)];
        quadratic(...mirrored('QT'));
        break;
      default:
        [nextX, nextY] = [startX, startY];
        operators.push('h');
    }
    [x, y, previous] = [nextX, nextY, letter];
  }
  return operators.join(' ');
}

const short = (value: number): string => String(Math.round(value * 1000) / 1000);

/** One command with its numbers each; a command letter may be followed by several sets, a moveto's are linetos. */
function commandsOf(data: string): { command: string; numbers: number[] }[] | undefined {
  const commands: { command: string; numbers: number[] }[] = [];
  if (/[^\s,MLHVCSQTZmlhvcsqtz\d.eE+-]/.test(data)) return undefined;
  for (const [, command = '', rest = ''] of data.matchAll(/([A-Za-z])([^A-DF-Za-df-z]*)/g)) {
    const numbers = (rest.match(/[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/g) ?? []).map(Number);
    const arity = ARITY[command.toUpperCase()] ?? 0;
    if (arity === 0) {
      commands.push({ command, numbers: [] });
      continue;
    }
    if (numbers.length === 0 || numbers.length % arity !== 0) return undefined;
    for (let at = 0; at < numbers.length; at += arity) {
      commands.push({
        command: at === 0 ? command : (LINES_AFTER_MOVE[command] ?? command),
        numbers: numbers.slice(at, at + arity),
      });
    }
  }
  return commands.length > 0 ? commands : undefined;
}
