import type { FieldError } from '#src/contracts/problem.ts';
import type { ProblemCode } from '#src/server/problem.ts';
import type { FeedbackFormValues } from './parse-feedback-form.ts';

/** A plain form that was not stored, on its way to the page that shows it again. */
export interface RefusedForm {
  code: ProblemCode;
  values: FeedbackFormValues;
  errors: FieldError[];
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- Astro's types are extended so.
  namespace App {
    interface Locals {
      /** Set by `POST /api/feedback` for the page that it answers a refused form with. */
      refused_feedback?: RefusedForm;
    }
  }
}
