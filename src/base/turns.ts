/** What waits for its turn to be drawn. */
interface Work {
  draw: () => void;
  /** does it stand in the window? */
  isSeen: () => boolean;
}

/** Milliseconds of drawing after which the browser gets to paint, and the reader to be heard. */
const budget = 12;
/** Milliseconds after which a page that is not painted, as in a tab behind another, goes on all the same. */
const unpainted = 120;

const waiting = new Set<Work>();
let isPlanned = false;

/**
 * Draws once the browser has painted what the reader just did, together with what else waits: what stands in the window
 * first, and no more at a time than leaves the page able to react. Errors: those of `draw`, by the promise.
 */
export function inTurn(draw: () => void, isSeen: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const run = (): void => {
      try {
        draw();
        resolve();
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    waiting.add({ draw: run, isSeen });
    plan();
  });
}

/** Calls back when the frame that is being made has been painted. */
export function afterPaint(call: () => void): void {
  let isCalled = false;
  const once = (): void => {
    if (isCalled) return;
    isCalled = true;
    call();
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, unpainted);
}

function plan(): void {
  if (isPlanned) return;
  isPlanned = true;
  afterPaint(() => {
    isPlanned = false;
    drawSome();
    if (waiting.size) plan();
  });
}

function drawSome(): void {
  const end = performance.now() + budget;
  const inOrder = [...waiting].sort((a, b) => Number(b.isSeen()) - Number(a.isSeen()));
  for (const work of inOrder) {
    waiting.delete(work);
    work.draw();
    if (performance.now() > end) return;
  }
}
