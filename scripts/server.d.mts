/** The types of server.mjs, which is plain JavaScript because it also runs before TypeScript is installed. */
export interface ServerOptions {
  readonly data: string;
  readonly extensions?: string | undefined;
  readonly token?: string;
  readonly port?: number;
  readonly open?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly driver?: boolean;
  readonly gallery?: boolean;
  readonly onOutput?: (text: string) => void;
}
export interface Server {
  readonly port: number;
  readonly ended: Promise<unknown>;
  stop(): Promise<void>;
}
export function startServer(options: ServerOptions): Promise<Server>;
export function installExtension(vsix: string, options: { data: string; extensions?: string }): Promise<void>;
