import { z } from 'zod';
import { Role } from '../access/role.ts';
import { Section } from '../association/section.ts';
import { RecordId } from '../sync/record.ts';

/** 32 bytes in base64url. */
const Key = z.string().regex(/^[\w-]{43}$/);

const SecretKind = z.enum(['pin', 'passphrase']);

/** Someone whom a desk offers on its first screen. */
export const DeskPerson = z.strictObject({
  userId: z.string(),
  name: z.string(),
  roles: z.array(Role),
  sections: z.array(Section),
  /** Null: has not chosen a secret yet, and signs in with an activation code. */
  secretKind: SecretKind.nullable(),
});
export type DeskPerson = z.infer<typeof DeskPerson>;

/** `POST /session/people` (device token): who works at this desk. */
export const DeskPeople = z.strictObject({
  people: z.array(DeskPerson),
  /** The passphrase of the invented people of a demonstration; null on every real server. */
  demoSecret: z.string().nullable(),
});
export type DeskPeople = z.infer<typeof DeskPeople>;

/** `POST /session` (device token): a person signs in at a desk, or chooses a secret with an activation code. */
export const SessionRequest = z.strictObject({
  userId: RecordId,
  /** Derived from the secret; the secret itself never leaves the desk. */
  proof: Key,
  activation: z.strictObject({ code: z.string().min(4).max(40), secretKind: SecretKind }).nullable(),
});
export type SessionRequest = z.infer<typeof SessionRequest>;

/** The answer to `POST /session` and, with the token it gave, to `POST /session/renew`. */
export const SessionGrant = z.strictObject({
  /** For everything that this person does at this desk. */
  token: z.string().min(20),
  /** One for each desk: opens the desk's ring for whoever is signed in. */
  deviceSecret: Key,
  person: DeskPerson,
  scopes: z.array(z.string()),
  publicKey: Key.nullable(),
  /** The person's private key, sealed under a key derived from the secret. */
  sealedPrivateKey: z.string().max(200).nullable(),
});
export type SessionGrant = z.infer<typeof SessionGrant>;

/** `POST /session/keys`: the key pair that a first sign-in made. */
export const KeyPairOffer = z.strictObject({ publicKey: Key, sealedPrivateKey: z.string().regex(/^[\w-]{1,200}$/) });
export type KeyPairOffer = z.infer<typeof KeyPairOffer>;
