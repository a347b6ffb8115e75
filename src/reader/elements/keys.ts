import type { Hits } from './hits.ts';
import type { SidePanel } from './side-panel.ts';
import type { Stage } from './stage.ts';
import type { ViewMenu } from './view-menu.ts';
import type { Zoom } from './zoom.ts';

interface Parts {
  stage: Stage;
  panel: SidePanel;
  hits: Hits;
  zoom: Zoom;
  menu: ViewMenu;
}

/** By which browsers scroll what has the focus. */
const SCROLLING = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', ' '];

/** Keys that turn pages, while the reader is among them, and signs that zoom and the like, outside of fields. */
export function onReaderKeys(parts: Parts): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    const { target } = event;
    if (event.key === 'Escape') {
      parts.panel.close();
      parts.menu.do('end-slides');
      return;
    }
    const isFree =
      target === document.body || (target instanceof Node && parts.stage.element.contains(target));
    const isSign = event.key.length === 1 && event.key !== ' ';
    // Whoever has just come scrolls the pages: the window itself does not scroll.
    if (target === document.body && SCROLLING.includes(event.key)) parts.stage.element.focus();
    if ((isFree || (isSign && !isField(target))) && act(event.key, parts)) event.preventDefault();
  });
}

/** Signs are for fields alone; on buttons and links they mean nothing else. */
function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input, textarea, select');
}

function act(key: string, { stage, hits, zoom, menu }: Parts): boolean {
  const actions: Record<string, () => void> = {
    ArrowRight: () => stage.turn(1),
    ArrowLeft: () => stage.turn(-1),
    Home: () => stage.goTo(1),
    End: () => stage.goTo(stage.lastNumber),
    '+': () => zoom.step(1),
    '=': () => zoom.step(1),
    '-': () => zoom.step(-1),
    '/': () => void hits.open(),
    r: () => menu.do('rotate'),
    f: () => menu.do('fullscreen'),
    a: () => menu.do('aloud'),
    n: () => void hits.step(1),
    p: () => void hits.step(-1),
  };
  if (stage.looks.view !== 'scroll') {
    actions['PageDown'] = () => stage.step(1);
    actions['PageUp'] = () => stage.step(-1);
    actions[' '] = () => stage.step(1);
  }
  const action = actions[key];
  action?.();
  return action !== undefined;
}
