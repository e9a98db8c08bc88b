type Package = {
  version?: string;
  integrity?: string;
  dev?: boolean;
  optional?: boolean;
  devOptional?: boolean;
};
type Packages = Record<string, Package>;
type Machine = Pick<NodeJS.Process, 'platform' | 'arch' | 'execPath'> & {
  versions: { node: string };
};

export const root: string;
export const nodes: Record<string, string>;
export const memory: Record<string, string>;
export const server: string[];
export function say(...lines: string[]): void;
export function ensureInstalled(options?: { dev?: boolean }): void;
export function isInstalled(lock: Packages, present: Packages, dev: boolean): boolean;
export function pinnedNode(folder?: string, current?: Machine): string;
export function runPinned(
  args: string[],
  options?: { env?: Record<string, string>; cwd?: string },
): Promise<number>;
export function ensureBuilt(): Promise<number>;
export function buildIsStale(folder?: string): boolean;
export function newestIn(paths: string[]): number;
