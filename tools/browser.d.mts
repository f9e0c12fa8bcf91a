export function findChromium(): string | undefined;
export function findShell(): string | undefined;
export function missingPoppler(): string[];
export function ensureChromium(): Promise<string | undefined>;
export function hasLibreOffice(): boolean;
export function ensureLibreOffice(): Promise<string | undefined>;
export function ensurePoppler(): Promise<string | undefined>;
