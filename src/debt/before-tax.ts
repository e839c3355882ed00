/** What happens to interest in a year, dollars. */
export type InterestEffects = {
  /** Change of interest paid; negative is less. */
  readonly interest: number;
  /** Further change of interest paid, from borrowing anew; 0 for the move alone. */
  readonly refinancing: number;
  /** Change of interest earned on cash; negative is less. */
  readonly cash: number;
};

/** Change of earnings before tax, dollars a year: −(interest + refinancing) + cash income. */
export function beforeTax({ interest, refinancing, cash }: InterestEffects): number {
  return -(interest + refinancing) + cash + 0;
}
