import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { SheetDesk } from '../../../../../src/client/features/printing/sheet-desk.tsx';

const copy = { isBehind: true };
vi.mock('../../../../../src/client/parts/bloc-view.ts', async (original) => ({
  ...(await original<object>()),
  useBlocView: () => ({ copy }),
}));

test('[PR30] while something that was saved is not shown yet there is no paper, but words, and what to do', () => {
  const document = { title: 'PHIẾU CHẤM ĐIỂM', subtitle: 'Xã Một' };
  const sheet = { document, reasons: [], isUnsent: true } as never;
  const html = renderToStaticMarkup(<SheetDesk periodId="khoi.2025" title="Xã Một" sheets={[sheet]} />);
  expect(html).toContain('có thay đổi đã lưu trên máy mà chưa hiện ra');
  expect(html).toContain('Thử lại');
  expect(html).not.toContain('PHIẾU CHẤM ĐIỂM');
});
