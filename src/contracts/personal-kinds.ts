/** What a reader's words can hold that belongs to a person, not to a page. */
export const PERSONAL_KINDS = ['email', 'card', 'iban', 'phone', 'secret'] as const;
export type PersonalKind = (typeof PERSONAL_KINDS)[number];

/** For reviewers, and in brackets for what stood there before. */
export const personalLabels: Record<PersonalKind, string> = {
  email: 'e-mail address',
  card: 'card number',
  iban: 'bank account number',
  phone: 'phone number',
  secret: 'password or key',
};
