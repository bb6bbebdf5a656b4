import { expect, test } from 'vitest';
import { ipcContract } from '#shared/contract/ipc.ts';
import { whatsappLink } from '#shared/people/phone.ts';

const takes = (address: string): boolean => ipcContract['outside:open'].input.safeParse({ address }).success;

test.each([
  whatsappLink('+966501234567'),
  whatsappLink('+966501234567', "هذا الرابط: (1)\nhttps://e.org/?a=1'!*~"),
  'tel:+966501234567',
  'tel:1919',
])('%s is opened outside the desk', (address) => expect(takes(address)).toBe(true));

test.each([
  'https://wa.me.evil.example/966501234567',
  'https://wa.me/966501234567?text=a&phone=1',
  'https://wa.me/../x',
  'http://wa.me/966501234567',
  'https://example.org/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'tel:1919;ext=1',
  'tel:+966 50',
  'tel:1919\nhttps://example.org',
  'mailto:a@example.org',
  '',
])('«%s» is not', (address) => expect(takes(address)).toBe(false));
