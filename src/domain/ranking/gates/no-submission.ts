// Không nộp bảng tự chấm đúng hạn: points taken away, or not considered, as the table says [GT11].

import { z } from 'zod';
import { Points } from '../../scoring/points.ts';
import { common, type GateKind } from './gate.ts';

export const NoSubmission = z.object({
  kind: z.literal('no_submission'),
  ...common,
  /** A number under zero; null: the unit is not considered. */
  points: Points.refine((points) => points <= 0).nullable(),
});
export type NoSubmission = z.infer<typeof NoSubmission>;

export const noSubmission: GateKind<NoSubmission> = {
  shut: ({ points }) => (points === null ? { ranked: false, flag: false, commended: false } : { points }),
  explain: ({ text, points }) =>
    points === null ? { line: 'gate-not-ranked', text } : { line: 'gate-points', text, points },
};
