/** Makes of a problem's pictures what the page can show without asking for files. */
import type { Picture } from '../problem/pictures.ts';
import type { PictureView } from '../../webview/view.ts';

/** The pictures that these Markdown texts name, by path. */
export function pictureViews(
  pictures: ReadonlyMap<string, Picture>,
  texts: readonly string[],
): Readonly<Record<string, PictureView>> {
  const named = [...pictures].filter(([path]) => texts.some((text) => text.includes(path)));
  return Object.fromEntries(named.map(([path, picture]) => [path, viewOf(picture)]));
}

function viewOf({ type, bytes }: Picture): PictureView {
  const content = Buffer.from(bytes);
  return type === 'image/svg+xml'
    ? { kind: 'svg', text: content.toString('utf8') }
    : { kind: 'raster', address: `data:${type};base64,${content.toString('base64')}` };
}
