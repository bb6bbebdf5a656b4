import type { DocumentKind } from '#shared/documents/document-kind.ts';
import type { DocumentProblem } from '#shared/documents/document-problem.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { RenderedDocument, RenderOptions } from './render-document.ts';

/** What the page asks of the worker; answers carry the same number. */
export interface PrintRequest {
  readonly id: number;
  readonly kind: DocumentKind;
  readonly data: unknown;
  readonly options: RenderOptions;
}

export type PrintOutcome = Result<RenderedDocument, DocumentProblem[]>;

export type PrintAnswer =
  | { readonly id: number; readonly outcome: PrintOutcome }
  /** How many certificates of a batch are laid out; the outcome is still to come. */
  | { readonly id: number; readonly done: number }
  /** The worker itself failed: fonts could not be loaded, or a bug. */
  | { readonly id: number; readonly fault: string };
