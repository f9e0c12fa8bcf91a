// Chọn một mức: the points of the option that was chosen [OP1].

import { z } from 'zod';
import { tidyText } from '../../../base/text.ts';
import { OptionId } from '../cell.ts';
import { ofPoints } from '../fraction.ts';
import { Points } from '../points.ts';
import { defineKind, earned, invalid, notAnOption } from './rule-kind.ts';

export const Option = z.object({
  id: OptionId,
  label: z.string().min(1).max(300).transform(tidyText),
  points: Points,
});
export type Option = z.infer<typeof Option>;

export const Choice = z.object({ kind: z.literal('choice'), options: z.array(Option).min(1).max(50) });
export type Choice = z.infer<typeof Choice>;

export const choice = defineKind<Choice>({
  kind: 'choice',
  params: Choice,
  comparesUnits: false,
  usesTarget: () => false,
  entry: { control: 'choice', options: ({ options }) => options },

  fullMarks({ params, max }) {
    const best = params.options.find((option) => option.points === max);
    return best && { choice: best.id };
  },

  evaluate(question) {
    const { params, input } = question;
    if (!('choice' in input)) return invalid(notAnOption(params.options));
    const chosen = params.options.find(({ id }) => id === input.choice);
    return chosen ? earned(question, ofPoints(chosen.points)) : invalid({ code: 'no-such-option' });
  },

  rule: ({ params }) => [{ line: 'choice-rule', options: params.options }],

  explain({ params, input, round }) {
    const chosen = 'choice' in input ? params.options.find(({ id }) => id === input.choice) : undefined;
    if (!chosen) return { figures: [], working: [] };
    return {
      figures: [{ line: 'chosen', label: chosen.label }],
      working: [{ line: 'gives', points: round(ofPoints(chosen.points)) }],
    };
  },
});
