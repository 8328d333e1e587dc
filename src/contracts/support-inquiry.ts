/** What support gives the workbench: a pasted text, and what they choose themselves. */
export interface SupportInquiry {
  text: string;
  /** Null: what the text says. Empty: none. */
  action: string | null;
  target: string | null;
  /** A code from the list, where the text says none. */
  pick: string | null;
}

export const NOTHING_ASKED: SupportInquiry = { text: '', action: null, target: null, pick: null };

/**
 * The workbench's form, as a browser sends or reads it. What is empty counts as
 * not chosen. No field is called `action`: it would hide the form's own address.
 */
export function readInquiry(form: FormData | URLSearchParams): SupportInquiry {
  const read = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' && value !== '' ? value : null;
  };
  return {
    text: read('text') ?? '',
    action: read('block_action'),
    target: read('block_target'),
    pick: read('pick'),
  };
}
