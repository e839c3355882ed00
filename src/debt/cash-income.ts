/**
 * What a move of the policy rate changes in interest earned on cash, dollars a year: cash · beta · move. A cut loses
 * income. Cash in accounts that pay nothing has a beta of 0, so with a beta of 1 this is the most there can be.
 *
 * @param cash - Dollars.
 * @param moveBp - Basis points; a cut is negative.
 * @param beta - How much of the move cash follows; 1 when not said.
 */
export function cashIncome(cash: number, moveBp: number, beta = 1): number {
  return (cash * beta * moveBp) / 10_000 + 0;
}
