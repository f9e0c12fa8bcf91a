/** "năm 2023"; a school year or a theme as it was written [YR8]. */
export const periodName = (period: string): string => (/^\d{4}$/.test(period) ? `năm ${period}` : period);
