// The numbered rules and their tests hold each other: none is cited that is not written, none written untested.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sourceFiles } from '../support/source-files.ts';

const NUMBER = '[A-Z]{2}[1-9][0-9]*';
const found = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, number]) => number ?? '');

const rulesText = readFileSync(new URL('../../src/domain/RULES.md', import.meta.url), 'utf8');
const written = found(rulesText, new RegExp(`^- \\*\\*(${NUMBER})\\*\\* .{15,}\\.$`, 'gm'));
const files = sourceFiles('src', 'tests');
const cited = new Set(files.flatMap(({ text }) => found(text, new RegExp(`\\[(${NUMBER})\\]`, 'g'))));
/** Numbers that open a title: a string that begins with them. */
const proved = new Set(
  files
    .filter(({ path }) => /\.test\.tsx?$/.test(path))
    .flatMap(({ text }) => found(text, new RegExp(`['"\`]\\[(${NUMBER})\\] \\S`, 'g'))),
);

test('[HR7] every number that code or tests cite stands in the list of rules', () => {
  expect([...cited].filter((number) => !written.includes(number)).sort()).toEqual([]);
});

test('[HR7] every rule in the list is proved by a test that begins with its number', () => {
  expect(written.filter((number) => !proved.has(number))).toEqual([]);
});

test('[HR7] no number is given twice, and each has its sentence', () => {
  expect(written.length).toBe(new Set(written).size);
  expect(written.length).toBe(rulesText.match(/^- \*\*/gm)?.length);
  expect(written.length).toBeGreaterThan(100);
});

test('[HR7] the glossary names what the code really has', () => {
  const glossary = readFileSync(new URL('../../src/domain/GLOSSARY.md', import.meta.url), 'utf8');
  const names = found(glossary, /`([^`]+)`/g).map((name) =>
    name.replace(/^assigned: false$/, 'assigned').replace(/…$/, ''),
  );
  const source = sourceFiles('src')
    .map(({ text }) => text)
    .join('\n');
  const unknown = names.filter((name) => !source.includes(name));
  expect(unknown).toEqual([]);
});
