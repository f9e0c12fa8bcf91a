// Thang điểm: what all parts of the scale add up to, 100, 1.000 or what the office says [PO1].

import { Points } from '../../scoring/points.ts';

export const Scale = Points.refine((scale) => scale >= 0);
export type Scale = Points;
