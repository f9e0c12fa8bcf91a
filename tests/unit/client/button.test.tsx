import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';

import { Button } from '../../../src/client/ui/button.tsx';

test('a greyed button can still be reached, and says why in words tied to it', () => {
  const html = renderToStaticMarkup(<Button why="Còn 2 ô cần xử lý.">Trình Sở Nội vụ</Button>);
  const id = /aria-describedby="([^"]+)"/.exec(html)?.[1];

  expect(html).toContain('aria-disabled="true"');
  expect(html).not.toMatch(/ disabled/);
  expect(html).toContain(`id="${id}">Còn 2 ô cần xử lý.`);
});

test('a reason that already stands on the page is tied to the button and not said twice', () => {
  const html = renderToStaticMarkup(
    <Button why="Còn 2 ô." whyShownAt="reason">
      Trình
    </Button>,
  );
  expect(html).toContain('aria-describedby="reason"');
  expect(html).not.toContain('Còn 2 ô.');
});

test('a button in a form does not send it unless it says so', () => {
  expect(renderToStaticMarkup(<Button>In</Button>)).toContain('type="button"');
  expect(renderToStaticMarkup(<Button type="submit">Lưu</Button>)).toContain('type="submit"');
});
