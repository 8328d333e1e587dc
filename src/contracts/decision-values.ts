/** What a reviewer typed into the decision form, as it came. */
export type DecisionValues = Partial<
  Record<
    'status' | 'assignee' | 'labels' | 'duplicate_of' | 'fixed_in' | 'note' | 'version',
    string
  >
>;

/** What a reviewer chose for many items at once; `do` is the button. */
export type BulkValues = Partial<
  Record<'do' | 'status' | 'assignee' | 'add_labels' | 'remove_labels' | 'duplicate_of', string>
>;
