/** What a reviewer typed into the decision form, as it came. */
export type DecisionValues = Partial<
  Record<
    'status' | 'assignee' | 'labels' | 'duplicate_of' | 'fixed_in' | 'note' | 'version',
    string
  >
>;
