// What a unit might well have entered for a criterion: mostly good, seldom perfect, the same at every seeding.

import type { Random } from '../../base/random.ts';
import type { Leaf } from '../../domain/criteria/criteria-table.ts';
import type { CellInput } from '../../domain/scoring/cell.ts';
import type { Decimal } from '../../domain/scoring/decimal.ts';
import type { Expert } from '../../domain/scoring/rule-kinds/expert.ts';
import type { Tiers } from '../../domain/scoring/rule-kinds/tiers.ts';
import { never } from '../../base/assert.ts';

const value = (number: number, digits: number): CellInput => ({
  value: String(Number(number.toFixed(digits))),
});

/** Whole where the target is whole. */
const near = (target: Decimal | undefined, ratio: number): CellInput =>
  target === undefined
    ? value(Math.round(6 * ratio), 0)
    : value(Number(target) * ratio, target.includes('.') ? 1 : 0);

export function likelyInput({ rule, max }: Leaf, target: Decimal | undefined, random: Random): CellInput {
  const chance = random();
  switch (rule.kind) {
    case 'pass_fail':
      return { passed: chance > 0.08 };
    case 'per_unit': {
      const full = Math.ceil((rule.cap ?? max) / rule.pointPerUnit);
      return value(Math.max(0, Math.round(full * (0.6 + chance * 0.6))), 0);
    }
    case 'relative_to_leader':
      return near(target, 0.85 + chance * 0.45);
    case 'target_ratio':
      return near(target, 0.9 + chance * 0.15);
    case 'expert':
      return judged(rule, max, chance);
    case 'tiers':
      return inTiers(rule, target, chance);
    case 'choice':
      return { choice: rule.options[chance > 0.6 ? 0 : Math.min(1, rule.options.length - 1)]?.id ?? '' };
    case 'deduct':
      return rule.items.length === 1
        ? value(chance > 0.7 ? 1 : 0, 0)
        : {
            counts: Object.fromEntries(
              rule.items.map(({ id }, index) => [id, chance * (index + 1) > 1.2 ? '1' : '0']),
            ),
          };
    case 'bonus_penalty':
      return rule.bonusEach === 0
        ? value(chance < 0.1 ? 1 : 0, 0)
        : { counts: { bonus: chance > 0.6 ? '1' : '0', penalty: chance < 0.1 ? '1' : '0' } };
    case 'step':
      return rule.base === 'previous'
        ? { before: '100', now: String(Math.round(94 + chance * 12)) }
        : near(rule.base === 'fixed' ? rule.baseValue : target, 0.94 + chance * 0.1);
    case 'rank_points':
      return value(70 + chance * 25, 2);
    case 'band':
      return value(
        Number(typeof rule.low === 'string' ? rule.low : (target ?? 1)) * (0.98 + chance * 0.1),
        1,
      );
    case 'external_score':
      return rule.map === 'classes'
        ? { choice: rule.classes?.[chance > 0.5 ? 0 : Math.min(1, rule.classes.length - 1)]?.id ?? '' }
        : value(Number(rule.sourceMax) * (0.8 + chance * 0.2), 1);
    default:
      return never(rule);
  }
}

function judged({ step = 1 as Expert['step'], min }: Expert, max: number, chance: number): CellInput {
  const size = step as number;
  if (min !== undefined && min < 0) return value(chance > 0.8 ? -size / 100 : 0, 2);
  // Bonus criteria and marks by result share the kind: the small ones are seldom earned.
  const share = max <= 1500 ? (chance > 0.75 ? 1 : 0) : 0.75 + chance * 0.25;
  return value((Math.round((max * share) / size) * size) / 100, 2);
}

function inTiers(
  { measure, domain, direction }: Tiers,
  target: Decimal | undefined,
  chance: number,
): CellInput {
  if (measure === 'percent_of_target') return value(Number(target) * (0.85 + chance * 0.3), 1);
  if (measure === 'short_of_target') return value(Number(target) + 1.5 - chance * 4, 1);
  if (domain === 'integer') return value(Math.floor(chance * chance * 5), 0);
  return direction === 'lower_better'
    ? value(3 + chance * 5, 1)
    : value(chance > 0.5 ? 100 : 55 + chance * 80, 1);
}
