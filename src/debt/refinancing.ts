/**
 * What debt that matures within the year adds to interest when it is borrowed anew, dollars a year: maturing debt ·
 * (new coupon − old coupon). Positive means more interest, which is usual while old coupons are low. It happens
 * whether the policy rate moves or not. One coupon for a whole index hides that the weakest borrowers pay most.
 *
 * @param maturing - Dollars of debt that matures within the year.
 * @param oldCoupon - Fraction a year.
 * @param newCoupon - Fraction a year.
 */
export function refinancing(maturing: number, oldCoupon: number, newCoupon: number): number {
  return maturing * (newCoupon - oldCoupon) + 0;
}
