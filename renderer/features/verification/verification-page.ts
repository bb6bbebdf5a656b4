/** The page that the build made, without its lists. It is part of the app, so it is there without a network. */
export async function fetchVerificationPage(): Promise<string> {
  const response = await fetch('./verify.html');
  if (!response.ok) throw new Error(`verify.html: ${response.status}`);
  return response.text();
}
