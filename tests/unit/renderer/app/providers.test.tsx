import { fireEvent, render, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { useLocation, useSearch } from 'wouter';
import { Providers } from '#renderer/app/Providers.tsx';
import { TextField } from '#renderer/ui/fields/TextField.tsx';

function Where({ next }: { readonly next: string }) {
  const [address, go] = useLocation();
  return <button onClick={() => go(next)}>{`${address} (${useSearch()})`}</button>;
}

beforeEach(() => history.replaceState(null, '', '/'));

test.each([
  ['ar', 'اختياري'],
  ['en', 'optional'],
] as const)('in %s the components say "%s"', (language, word) => {
  render(
    <Providers language={language}>
      <TextField label="1" optional value="" onChange={() => undefined} />
    </Providers>,
  );
  expect(screen.getByText(word)).toBeTruthy();
});

test('what an address asks for is not carried to the next one', () => {
  const at = (next: string) => (
    <Providers language="ar">
      <Where next={next} />
    </Providers>
  );
  const { rerender } = render(at('/requests/1?book'));
  fireEvent.click(screen.getByRole('button'));
  expect(screen.getByText('/requests/1 (book)')).toBeTruthy();
  rerender(at('/requests/2'));
  fireEvent.click(screen.getByRole('button'));
  expect(screen.getByText('/requests/2 ()')).toBeTruthy();
});
