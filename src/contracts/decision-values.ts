/** What a reviewer typed into the decision form, as it came. */
export type DecisionValues = Partial<
  Record<'status' | 'assignee' | 'labels' | 'duplicate_of' | 'note' | 'version', string>
>;
