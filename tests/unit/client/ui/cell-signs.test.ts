import { readFileSync } from 'node:fs';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { cellLooks } from '../../../../src/client/parts/cell-words.ts';
import { Icon } from '../../../../src/client/ui/icon.tsx';

/** The value that a style sheet gives a property in the block of a selector. */
function valueIn(file: string, selector: string, property: string): string {
  const css = readFileSync(new URL(`../../../../src/client/ui/${file}`, import.meta.url), 'utf8');
  const from = css.indexOf(`\n${selector} {`);
  const block = css.slice(from, css.indexOf('\n}', from));
  return new RegExp(`\n\\s*${property}: (.*);`).exec(block)?.[1] ?? '';
}

const themes = [
  { theme: "[data-theme='light']", grid: '.grid' },
  { theme: "[data-theme='dark']", grid: "[data-theme='dark'] .grid" },
];
const states = ['waiting', 'received', 'provisional'] as const;

test.each(themes.flatMap((one) => states.map((state) => ({ ...one, state }))))(
  'the sign of a cell that is $state, under $theme, is the drawing of its icon in the colour of its tone',
  ({ theme, grid, state }) => {
    const { icon, tone } = cellLooks[state];
    const markup = renderToStaticMarkup(createElement(Icon, { name: icon ?? 'close' }));
    const drawing = markup
      .slice(markup.indexOf('>') + 1, -'</svg>'.length)
      .replaceAll(/><\/(?:path|circle)>/g, '/>')
      .replaceAll('"', "'");
    const picture = decodeURIComponent(valueIn('cell-signs.css', grid, `--sign-${state}`));
    const colour = valueIn('tokens.css', theme, `--${tone}`);
    expect(drawing).toContain("d='");
    expect(picture).toContain(`>${drawing}</svg>`);
    expect(colour).toMatch(/^#/);
    expect(picture).toContain(`stroke='${colour}'`);
  },
);
