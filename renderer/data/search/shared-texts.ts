/**
 * Gives one and the same text for equal ones: of the few that many people share, such as sections and villages. An engine may make another one of
 * every value that it reads from JSON, a hundred thousand of «MEN».
 */
export function createSharedTexts() {
  const known = new Map<string, string>();
  return <Text extends string>(text: Text): Text => {
    if (!known.has(text)) known.set(text, text);
    // Equal to what was asked for.
    return known.get(text) as Text;
  };
}
