/** The part of JSON Schema that the shapes of records and settings are told in, and what they say beside it. */
export interface JsonSchema {
  readonly type?: string;
  readonly format?: string;
  /** What a plain type does not say of a field that people write in. */
  readonly field?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
}
