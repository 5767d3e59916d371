/** Paints a View, whole, as often as one comes; asks for everything else by Intents. */
import { button } from './controls.ts';
import { element, nodes } from './element.ts';
import type { Child } from './element.ts';
import { facts } from './facts.ts';
import { navigation } from './navigation.ts';
import { recolour } from './picture.ts';
import { actions, heading, notices, statement } from './question.ts';
import { result, spokenResult } from './result.ts';
import { paintedSlot } from './slot.ts';
import { derivation, hints } from './teaching.ts';
import { fitFormulas } from './tex.ts';
import { inline, visible } from './text.ts';
import type { Intent, NoticeView, PageState, PartView, View } from './view.ts';

declare function acquireVsCodeApi(): {
  postMessage(message: Intent): void;
  setState(state: PageState): void;
};

const vscode = acquireVsCodeApi();
const announcer = element('div', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
const [top, title, doing, files, outcome, known, question, help, reasoning] = [
  element('header', { class: 'top' }),
  element('div', { class: 'title' }),
  element('div', { class: 'doing' }),
  element('div'),
  element('div'),
  element('div'),
  element('div'),
  element('div'),
  element('div'),
];
const main = element('main', {}, title, doing, files, outcome, known, question, help, reasoning);
const paint = {
  top: paintedSlot(top),
  title: paintedSlot(title),
  doing: paintedSlot(doing),
  files: paintedSlot(files),
  outcome: paintedSlot(outcome),
  known: paintedSlot(known),
  question: paintedSlot(question),
  help: paintedSlot(help),
  reasoning: paintedSlot(reasoning),
};

let before: View | undefined;
/** Set while the student has asked for another part: the new one then takes the focus. */
let selecting = false;

function send(intent: Intent): void {
  if (intent.kind === 'select') selecting = true;
  vscode.postMessage(intent);
}

/** Idempotent: the same View twice changes nothing on the page. */
export function show(view: View): void {
  const another = nameOf(view) !== (before && nameOf(before));
  if (view.kind === 'part') showPart(view);
  else showNotice(view);
  if (another) {
    window.scrollTo({ top: 0 });
    // The arrows keep the focus; an entry of the list has closed with its list.
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (selecting && lost) document.getElementById('title')?.focus({ preventScroll: true });
  }
  fitFormulas(main);
  announce(view);
  if (another) selecting = false;
  else revealNews(view);
  before = view;
}

function showPart(view: PartView): void {
  const name = nameOf(view);
  const { set, problem, part, parts, report, answer, checking } = view;
  paint.top([name, set, problem, parts], () => navigation(view, send));
  paint.title([name, part], () => heading(view));
  paint.doing([name, answer, checking, report !== undefined], () => actions(view, send));
  paint.files([name, view.notices], () => notices(view, send));
  paint.outcome([name, report, view.outdated, answer], () => result(view, send));
  paint.known([name, view.facts], () => facts(view));
  paint.question([name, view.intro, view.statement, view.pictures], () => statement(view));
  paint.help([name, view.hints, view.pictures], () => hints(view, send));
  paint.reasoning([name, view.derivation], () => derivation(view, send));
  document.title = visible(`${part.label} ${part.title}`);
  vscode.setState({ root: view.root, problem: problem.id, part: part.id });
}

function showNotice(view: NoticeView): void {
  const nothing = (): Child => undefined;
  const { top, files, outcome, known, question, help, reasoning } = paint;
  for (const clear of [top, files, outcome, known, question, help, reasoning]) {
    clear([view.kind], nothing);
  }
  paint.title([view], () => [
    element('h1', { id: 'title', tabindex: '-1' }, inline(view.title)),
    element('p', { class: 'reason' }, inline(view.message)),
    view.details?.length
      ? element(
          'ul',
          { class: 'details' },
          view.details.map((line) => element('li', {}, inline(line))),
        )
      : undefined,
  ]);
  paint.doing([view.kind, view.actions], () =>
    element(
      'div',
      { class: 'actions' },
      view.actions.map(({ label, intent }, i) =>
        button(label, { key: `action-${i}`, appearance: i === 0 ? 'primary' : 'secondary' }, () =>
          send(intent),
        ),
      ),
    ),
  );
  document.title = visible(view.title);
}

/** What was asked for in the editor (a check, a hint, a step) may have come outside the window. */
function revealNews(view: View): void {
  if (view.kind !== 'part' || before?.kind !== 'part' || document.hasFocus()) return;
  if (before.checking.kind === 'busy' && view.checking.kind !== 'busy') {
    outcome?.scrollIntoView({ block: 'nearest' });
  }
  const reveal = (list: string): void =>
    document.querySelector(`${list} > li:last-child`)?.scrollIntoView({ block: 'nearest' });
  if (view.hints.shown.length > before.hints.shown.length) reveal('.ladder');
  if ((view.derivation?.steps.length ?? 0) > (before.derivation?.steps.length ?? 0)) reveal('.steps');
}

/** Says politely what has just changed in the part at hand; on arrival at another, which one it is. */
function announce(view: View): void {
  if (view.kind !== 'part' || before?.kind !== 'part' || nameOf(view) !== nameOf(before)) {
    announcer.textContent =
      selecting && view.kind === 'part' ? visible(`${view.part.label} ${view.part.title}`) : '';
    return;
  }
  const wasBusy = before.checking.kind === 'busy';
  const isBusy = view.checking.kind === 'busy';
  if (isBusy && !wasBusy) announcer.textContent = 'Checking…';
  else if (view.report && (wasBusy || spokenResult(view) !== spokenResult(before)) && !isBusy) {
    announcer.textContent = spokenResult(view);
  } else if (view.hints.shown.length > before.hints.shown.length) {
    announcer.textContent = `Hint ${view.hints.shown.length} of ${view.hints.total} is shown.`;
  } else if (view.derivation && view.derivation.steps.length > (before.derivation?.steps.length ?? 0)) {
    announcer.textContent = `Step ${view.derivation.steps.length} of ${view.derivation.total} is shown.`;
  }
}

function nameOf(view: View): string {
  return view.kind === 'part' ? JSON.stringify([view.root, view.problem.id, view.part.id]) : view.kind;
}

/**
 * Only the extension can post here, from the same build; so a look at the tag is enough to tell its Views
 * from other windows' messages.
 */
function isView(message: unknown): message is View {
  return (
    typeof message === 'object' &&
    message !== null &&
    'kind' in message &&
    (message.kind === 'part' || message.kind === 'notice')
  );
}

document.getElementById('page')?.replaceChildren(...nodes([top, main, announcer]));
// VS Code changes the class of the body with the theme.
new MutationObserver(() => recolour(main)).observe(document.body, { attributeFilter: ['class'] });
new ResizeObserver(() => fitFormulas(main)).observe(main);
window.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (isView(event.data)) show(event.data);
});
send({ kind: 'ready' });
