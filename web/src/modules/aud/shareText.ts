/** A share in ten-thousandths as a percentage with two decimals. */
export function shareText(permyriad: number): string {
  return `${(permyriad / 100).toFixed(2)}%`;
}
