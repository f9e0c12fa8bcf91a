// Sáng, Tối, or Theo máy. public/boot.js has set `data-theme` before the first paint; this keeps it true.

import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';

import { keepPreference, onPreferenceElsewhere, readPreference } from '../words/preference.ts';

export type ThemeChoice = 'light' | 'dark' | 'system';

const CHOICES: readonly ThemeChoice[] = ['light', 'dark', 'system'];
const BAR_COLOUR = { light: '#222f77', dark: '#1a2145' };

interface Theme {
  readonly theme: ThemeChoice;
  readonly setTheme: (theme: ThemeChoice) => void;
}

const ThemeContext = createContext<Theme | undefined>(undefined);

export function ThemeProvider({ children }: { children: ReactNode }) {
  const [theme, choose] = useState<ThemeChoice>(() => readPreference('theme', CHOICES) ?? 'system');

  const setTheme = useCallback((next: ThemeChoice) => {
    keepPreference('theme', next);
    choose(next);
  }, []);

  useEffect(() => {
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    const dress = () => dressPage(paintedTheme(theme, system.matches));
    dress();
    system.addEventListener('change', dress);
    return () => system.removeEventListener('change', dress);
  }, [theme]);

  useEffect(
    () => onPreferenceElsewhere('theme', () => choose(readPreference('theme', CHOICES) ?? 'system')),
    [],
  );

  const value = useMemo(() => ({ theme, setTheme }), [theme, setTheme]);
  return <ThemeContext value={value}>{children}</ThemeContext>;
}

/** The reader's choice of theme and how to change it. */
export function useTheme(): Theme {
  return useContext(ThemeContext) ?? { theme: 'system', setTheme: () => undefined };
}

/** What is painted for a choice. */
export function paintedTheme(choice: ThemeChoice, isSystemDark: boolean): 'light' | 'dark' {
  if (choice === 'system') return isSystemDark ? 'dark' : 'light';
  return choice;
}

function dressPage(theme: 'light' | 'dark') {
  document.documentElement.dataset['theme'] = theme;
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', BAR_COLOUR[theme]);
}
