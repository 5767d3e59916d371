/** The types of install.mjs, which is plain JavaScript because it runs before TypeScript is installed. */
export const embedded: { readonly node: string; readonly server: string };
export function installBrowser(): Promise<string>;
export function installEmbeddedVSCode(): Promise<void>;
export function installPackages(): Promise<void>;
export function requireNode(): void;
