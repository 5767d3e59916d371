/** The controls of VS Code's toolkit that the page uses; the only importer of it, so that it can be replaced here. */
import {
  provideVSCodeDesignSystem,
  vsCodeBadge,
  vsCodeButton,
  vsCodeProgressRing,
} from '@vscode/webview-ui-toolkit';
import { element } from './element.ts';
import type { Child } from './element.ts';

provideVSCodeDesignSystem().register(vsCodeBadge(), vsCodeButton(), vsCodeProgressRing());

interface ButtonOptions {
  /** Names the button across repaints, so that it keeps the focus. */
  readonly key: string;
  readonly appearance?: 'primary' | 'secondary';
  /** Shown as unavailable and deaf to clicks, but still in the tab order, so that focus is not lost. */
  readonly off?: boolean;
  /** The id of the text that says why it is unavailable, or what it does. */
  readonly describedBy?: string;
}

export function button(label: Child, options: ButtonOptions, press: () => void): HTMLElement {
  const made = element(
    'vscode-button',
    {
      'data-key': options.key,
      appearance: options.appearance ?? 'secondary',
      'aria-disabled': options.off ? 'true' : undefined,
      'aria-describedby': options.describedBy,
    },
    label,
  );
  made.addEventListener('click', () => {
    if (!options.off) press();
  });
  return made;
}

/** A small count, such as "2 of 5". */
export function badge(text: string): HTMLElement {
  return element('vscode-badge', {}, text);
}

/** Decoration for something that is also said in words. */
export function progressRing(): HTMLElement {
  return element('vscode-progress-ring', { 'aria-hidden': 'true' });
}
