/** A share in ten-thousandths as a percentage, without needless decimals. */
export function shareText(permyriad: number): string {
  return `${(permyriad / 100).toFixed(2).replace(/\.?0+$/, '')}%`;
}
